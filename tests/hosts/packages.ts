import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The servers' programs, and the packages of Debian and Ubuntu that bring them. */
const PROGRAMS = {
  nginx: { program: '/usr/sbin/nginx', package: 'nginx' },
  caddy: { program: '/usr/bin/caddy', package: 'caddy' },
  // Without the service that the package “apache2” would start.
  apache: { program: '/usr/sbin/apache2', package: 'apache2-bin' },
} as const;

export type Program = keyof typeof PROGRAMS;

/**
 * Where the servers are, after an attempt to install those that are missing. In CI a server that is
 * still missing is an error; elsewhere it is said, and its tests are skipped.
 */
export async function findServers(): Promise<Partial<Record<Program, string>>> {
  const names = Object.keys(PROGRAMS) as Program[];
  const missing = () => names.filter((name) => !existsSync(PROGRAMS[name].program));
  if (missing().length > 0 && existsSync('/usr/bin/apt-get')) {
    await install(missing().map((name) => PROGRAMS[name].package)).catch((error: unknown) =>
      console.error(`apt-get could not install the servers: ${String(error)}`),
    );
  }
  const absent = missing();
  if (absent.length > 0) {
    const said = `No ${absent.join(', no ')} on this machine, and root’s apt-get could not bring it`;
    if (process.env['CI'] !== undefined) throw new Error(`${said}. In CI all servers have to run.`);
    console.error(`SKIPPED: ${said}; what is served by it is not tested.`);
  }
  return Object.fromEntries(
    names
      .filter((name) => !absent.includes(name))
      .map((name) => [name, PROGRAMS[name].program] as const),
  );
}

async function install(packages: readonly string[]): Promise<void> {
  if (process.getuid?.() !== 0) throw new Error('only root may install packages');
  console.error(`Installing ${packages.join(', ')} with apt-get…`);
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  };
  await run('apt-get', ['update', '--quiet'], options);
  const wanted = ['install', '--yes', '--quiet', '--no-install-recommends', ...packages];
  await run('apt-get', wanted, options);
}
