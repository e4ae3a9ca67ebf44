interface TrustedScriptURL {}
interface TrustedTypePolicy { createScriptURL(url: string): TrustedScriptURL }
interface Window {
  trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): TrustedTypePolicy }
}
