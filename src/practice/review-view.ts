/** Prints what the reader looks through before the feedback: recordings, and points to tick. */
import { element } from '../element.ts';
import type { Mark } from './core/assessment.ts';
import type { DeckPoint } from './core/deck.ts';

/** A player for each part of the answer. */
export function showRecordings(place: HTMLElement, recordings: readonly Blob[]): void {
  const players = recordings.map((recording) => {
    const audio = element('audio');
    audio.controls = true;
    audio.setAttribute('aria-label', 'Your recording');
    audio.src = URL.createObjectURL(recording);
    const file = element('a', '', 'Save the recording as a file');
    file.href = audio.src;
    file.download = `answer.${recording.type.includes('mp4') ? 'm4a' : 'webm'}`;
    return element('div', '', audio, file);
  });
  for (const { src } of place.querySelectorAll('audio')) URL.revokeObjectURL(src);
  place.replaceChildren(...players);
}

/** The points of the question, for the reader to tick: nothing else knows what was said. */
export function showSelfCheck(
  place: HTMLElement,
  points: readonly DeckPoint[],
  marks: Readonly<Record<number, Mark>>,
  mark: (point: number, mark: Mark | undefined) => void,
): void {
  const boxes = points.map(({ claim }, point) => {
    const box = element('input');
    box.type = 'checkbox';
    box.checked = marks[point] === 'said';
    box.addEventListener('change', () => {
      mark(point, box.checked ? 'said' : undefined);
    });
    return element('label', '', box, element('span', '', claim));
  });
  place.querySelector('div')?.replaceChildren(...boxes);
}
