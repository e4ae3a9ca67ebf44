/** How many letters wait on this device, whoever wrote them. Asking creates nothing. @returns {Promise<number>} */
export function waiting() {
  return new Promise(resolve => {
    const asked = indexedDB.open("outbox")
    asked.onupgradeneeded = () => asked.transaction?.abort()
    asked.onerror = event => { event.preventDefault(); resolve(0) }
    asked.onsuccess = () => {
      const counted = asked.result.transaction("letters").objectStore("letters").count()
      counted.onsuccess = () => { asked.result.close(); resolve(counted.result) }
    }
  })
}
