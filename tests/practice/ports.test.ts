/** The fakes keep to the contracts, so that what is tested with them holds with the real ones. */
import { coachContract, interviewerContract } from './contracts/model-contract.ts';
import { listenerContract } from './contracts/listener-contract.ts';
import { speakerContract } from './contracts/speaker-contract.ts';
import { storeContract } from './contracts/store-contract.ts';
import { addressModel } from '../../src/practice/model/address-model.ts';
import { browserModel } from '../../src/practice/model/browser-model.ts';
import { FakeLanguageModel } from './fakes/fake-language-model.ts';
import { FakeListener } from './fakes/fake-listener.ts';
import { FakeModel } from './fakes/fake-model.ts';
import { FakeSpeaker } from './fakes/fake-speaker.ts';
import { MemoryStore } from './fakes/memory-store.ts';
import { OPINION } from './fakes/model-server.ts';

for (const manner of ['speaks', 'fails', 'goes-on'] as const)
  speakerContract(`a fake that ${manner}`, () => new FakeSpeaker(manner));

for (const transcribes of [true, false])
  listenerContract(`a fake that ${transcribes ? 'transcribes' : 'records'}`, () => {
    const listener = new FakeListener(transcribes);
    return {
      listener,
      speak: () => {
        listener.hear('some words', 0, 2);
        listener.hear('and more', 2.5, 4);
      },
    };
  });

storeContract('the memory', () => new MemoryStore());
coachContract('a fake', () => new FakeModel([{ point: 0, quote: 'created time and id' }]));
interviewerContract('a fake', () => new FakeModel([], 'And then?'));

const said = JSON.stringify(OPINION);
const models = {
  'the browser’s own model': () => browserModel(new FakeLanguageModel([said])),
  'a browser without a model': () => browserModel(undefined),
  ...Object.fromEntries(
    [{ text: said, tries: 1 }, { trouble: { kind: 'malformed' } } as const].map((result) => [
      `a model at an address that says ${'text' in result ? 'an opinion' : 'nothing'}`,
      () =>
        addressModel(
          { address: 'http://localhost:11434/v1', model: 'm' },
          {
            call: () => Promise.resolve(result),
            models: () => Promise.resolve({ models: [] }),
          },
        ),
    ]),
  ),
};
for (const [name, make] of Object.entries(models)) {
  coachContract(name, make);
  interviewerContract(name, make);
}
