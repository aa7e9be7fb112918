// Keys by letters on every keyboard: an alphabet without this letter has another one on its key, Caps Lock a large one.

/** @returns the letter of the key, small; other keys by their names */
export function letter({ key, code }) {
  if (/^[\x20-\x7e]+$/.test(key)) return key.length === 1 ? key.toLowerCase() : key;
  return /^Key([A-Z])$/.exec(code ?? '')?.[1].toLowerCase() ?? key;
}
