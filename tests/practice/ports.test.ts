/** The fakes keep to the contracts, so that what is tested with them holds with the real ones. */
import { coachContract, interviewerContract } from './contracts/model-contract.ts';
import { listenerContract } from './contracts/listener-contract.ts';
import { speakerContract } from './contracts/speaker-contract.ts';
import { storeContract } from './contracts/store-contract.ts';
import { FakeListener } from './fakes/fake-listener.ts';
import { FakeModel } from './fakes/fake-model.ts';
import { FakeSpeaker } from './fakes/fake-speaker.ts';
import { MemoryStore } from './fakes/memory-store.ts';

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
