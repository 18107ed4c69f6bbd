/**
 * Ask for files before the code that needs them does: where one file names the next, each would wait
 * for the one before.
 *
 * @param addresses each is asked for at once
 * @returns what to ask from now on: it hands out what was asked for ahead, once, whatever the query of
 * its address, and passes on the rest
 */
export function askAhead(addresses: readonly string[], ask: typeof fetch): typeof fetch {
  const ahead = new Map(
    addresses.map((address) => {
      const answer = ask(address);
      // Whoever asks for it is told.
      answer.catch(() => undefined);
      return [withoutQuery(address), answer];
    }),
  );
  return (input, init) => {
    const address = typeof input === 'string' ? withoutQuery(input) : '';
    const answer = ahead.get(address);
    ahead.delete(address);
    return answer ?? ask(input, init);
  };
}

function withoutQuery(address: string): string {
  return address.replace(/\?.*$/, '');
}
