/** Prints the feedback on an answer into the parts that the page has for it. */
import { button, element } from '../element.ts';
import type { Mark, PointState } from './core/assessment.ts';
import type { DeckQuestion } from './core/deck.ts';
import type { Attempt, Feedback, Turn } from './core/session.ts';
import { goalText, measures, nextStepText, STANDINGS } from './feedback-text.ts';
import { markedAnswer } from './marked-answer.ts';

export interface ShownFeedback {
  feedback: Feedback;
  turn: Turn;
  attempt: Attempt;
  question: DeckQuestion | undefined;
}

/**
 * @param part finds a part of the page by its name
 * @param mark takes the reader's word on a point
 */
export function showFeedback(
  part: (name: string) => HTMLElement,
  { feedback, turn, attempt, question }: ShownFeedback,
  mark: (point: number, mark: Mark | undefined) => void,
): void {
  const focused = document.activeElement;
  const marked = focused instanceof HTMLElement ? focused.dataset['mark'] : undefined;
  const claims = question?.points ?? [];
  const isRecorded = attempt.mode === 'recorded' && attempt.text === '';
  const counted = feedback.points.filter(({ counts }) => counts);
  part('points').replaceChildren(
    ...counted.map((point) =>
      pointItem(point, claims[point.index]?.claim ?? '', { isRecorded, mark }),
    ),
  );
  showWords(part('words'), attempt, feedback.points, turn.attempts.indexOf(attempt));
  part('measures').replaceChildren(
    ...measures(attempt.delivery).map(({ name, said }) =>
      element('div', '', element('dt', '', name), element('dd', '', said)),
    ),
  );
  part('step').textContent = nextStepText(feedback.nextStep, question);
  part('goal').textContent = goalLine(attempt, question);
  const asksOn = feedback.followUp !== undefined;
  const followUp = part('follow-up');
  followUp.hidden = !asksOn;
  const asked = followUp.querySelector('p');
  if (asked) asked.textContent = asksOn ? (claims[feedback.followUp ?? 0]?.followUp ?? '') : '';
  // The button that was pressed is gone; the one that takes it back has its place.
  const [point] = marked?.split('-') ?? [];
  if (point !== undefined)
    part('points').querySelector<HTMLElement>(`[data-mark^='${point}-']`)?.focus();
  showStrategy(part('strategy'), turn.question, feedback.showStrategy);
}

function pointItem(
  { index, hearing, mark: said, quote }: PointState,
  claim: string,
  { isRecorded, mark }: { isRecorded: boolean; mark: (point: number, said?: Mark) => void },
): HTMLElement {
  const state = said ? (said === 'said' ? 'heard' : 'notHeard') : hearing;
  const name = !said && isRecorded ? '□ Not marked' : STANDINGS[said ?? hearing];
  const item = element('li', '', element('p', 'state', name), element('p', '', claim));
  item.dataset['hearing'] = state;
  if (quote && hearing !== 'notHeard') item.append(element('q', '', quote.text));
  const choose = (text: string, value?: Mark) => {
    const made = button('', text, () => {
      mark(index, value);
    });
    made.setAttribute('aria-label', `${text}: ${claim}`);
    made.dataset['mark'] = `${index}-${value ?? 'undo'}`;
    return made;
  };
  const buttons = element('div', 'practice-buttons');
  if (said) buttons.append(choose('Undo'));
  else {
    if (hearing !== 'heard') buttons.append(choose('I said this', 'said'));
    if (hearing !== 'notHeard') buttons.append(choose('I didn’t', 'notSaid'));
  }
  item.append(buttons);
  return item;
}

function showWords(
  part: HTMLElement,
  { text }: Attempt,
  points: readonly PointState[],
  attempt: number,
): void {
  part.hidden = text === '';
  part
    .querySelector('.answer-text')
    ?.replaceChildren(
      ...markedAnswer(text, points, attempt).map((run) =>
        run.points.length > 0 ? element('mark', '', run.text) : run.text,
      ),
    );
}

function goalLine({ prompt, reachedGoal }: Attempt, question: DeckQuestion | undefined): string {
  if (prompt.kind !== 'retry') return '';
  const goal = goalText(prompt.goal, question);
  if (reachedGoal === undefined) return `The goal was: ${goal} There was too little to tell.`;
  return reachedGoal ? `Goal reached: ${goal}` : `Not yet: ${goal}`;
}

/** How to answer, as it stands further down in the page. */
function showStrategy(strategy: HTMLElement, id: string, isOpen: boolean): void {
  if (strategy.dataset['of'] === id) return;
  const answer = document.querySelector(`#${CSS.escape(id)} > details`)?.cloneNode(true);
  const place = strategy.querySelector('div');
  strategy.hidden = !(answer instanceof HTMLElement);
  if (!(answer instanceof HTMLElement) || !place) return;
  // The points stand above, with what was heard of them.
  for (const part of answer.querySelectorAll(':scope > summary, .points')) part.remove();
  for (const named of answer.querySelectorAll('[id]')) named.removeAttribute('id');
  place.replaceChildren(...answer.childNodes);
  strategy.dataset['of'] = id;
  strategy.toggleAttribute('open', isOpen);
}
