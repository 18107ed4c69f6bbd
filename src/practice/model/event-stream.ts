/** Reads `text/event-stream`, as it comes: lines may break off anywhere between two chunks. */
export class EventStream {
  #rest = '';
  #data: string[] = [];
  #isFirst = true;

  /** @returns the data of each event that came to its end */
  push(chunk: string): string[] {
    if (this.#isFirst && chunk !== '') {
      this.#isFirst = false;
      chunk = chunk.replace(/^\uFEFF/, '');
    }
    const text = this.#rest + chunk;
    // After a CR at the end, an LF may follow that belongs to it.
    const isOpen = text.endsWith('\r');
    const lines = (isOpen ? text.slice(0, -1) : text).split(/\r\n|\r|\n/);
    this.#rest = (lines.pop() ?? '') + (isOpen ? '\r' : '');
    return lines.flatMap((line) => this.#read(line));
  }

  /** What is left when the stream has ended: servers forget the last empty line. */
  end(): string[] {
    const lines = [this.#rest.replace(/\r$/, ''), ''];
    this.#rest = '';
    return lines.flatMap((line) => this.#read(line));
  }

  #read(line: string): string[] {
    if (line === '') {
      const event = this.#data;
      this.#data = [];
      return event.length > 0 ? [event.join('\n')] : [];
    }
    const [, value] = /^data(?::\x20?(.*))?$/s.exec(line) ?? [];
    if (/^data(?::|$)/.test(line)) this.#data.push(value ?? '');
    return [];
  }
}
