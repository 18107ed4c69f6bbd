import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Take the lock that lets one build at a time work in a folder: two would read each other's half
 * written content store. A lock whose process has ended, by whatever means, counts for nothing.
 *
 * @returns how to give it back
 * @throws when another build is at work
 */
export async function lockBuild(file: string): Promise<() => Promise<void>> {
  await mkdir(dirname(file), { recursive: true });
  // A link comes with what it holds; a file that is being written is empty for a moment.
  const take = async () => {
    // By its name, a later build can tell that whoever was ended here will not take it away.
    const whole = `${file}-${process.pid}-${randomUUID()}`;
    await writeFile(whole, String(process.pid));
    await link(whole, file).finally(() => rm(whole));
  };
  try {
    await take();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const owner = Number(await readFile(file, 'utf8').catch(() => ''));
    if (isRunning(owner))
      throw new Error(
        `Another build (process ${owner}) is at work in this folder. Wait for it, or end it, and build again. If there is none, delete ${file}.`,
        { cause: error },
      );
    await rm(file, { force: true });
    await take();
  }
  return () => rm(file, { force: true });
}

export function isRunning(pid: number): boolean {
  // 0 would stand for this process's own group.
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
