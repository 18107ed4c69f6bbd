const SWITCH = 'field-guide:offline';

/** False after the reader removed the offline edition; it stays away until they ask for it. */
export function isWanted(): boolean {
  try {
    return localStorage.getItem(SWITCH) !== 'off';
  } catch {
    return true;
  }
}

export function rememberWanted(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(SWITCH);
    else localStorage.setItem(SWITCH, 'off');
  } catch {
    // Storage is closed to us, and so are the caches: there is nothing to remember.
  }
}
