/** Stop with the program that started us, whatever way it ended. */
import { fstatSync } from 'node:fs';

/** @param {() => void} stop */
export function stopWithParent(stop) {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || stop(), 500).unref();
  if (fstatSync(0).isFIFO() || fstatSync(0).isSocket()) process.stdin.on('end', stop).resume();
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
