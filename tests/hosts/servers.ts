import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, chown, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { DeployedSite } from './deployed-site.ts';
import { ask } from './answer.ts';

export interface RunningServer {
  /** `http://127.0.0.1:8123`, without a slash at the end. */
  origin: string;
  stop: () => Promise<void>;
}

const NOBODY = 65534;

/** The built configuration with another port and folder; each has to stand in it. */
function moved(config: string, changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2)
      throw new Error(`The configuration holds “${from}” other than once.`);
    return text.replace(from, () => to);
  }, config);
}

export async function startNginx(program: string, site: DeployedSite): Promise<RunningServer> {
  const port = await freePort();
  const config = join(site.folder, 'nginx.conf');
  const text = moved(site.configs['nginx.conf'] ?? '', [
    ['listen 8080;', `listen 127.0.0.1:${port};`],
    ['root /srv/www;', `root ${site.www};`],
    ['pid /tmp/nginx.pid;', `pid ${site.folder}/nginx.pid;`],
    ['worker_processes auto;', 'worker_processes 1;'],
  ]).replaceAll('/tmp/nginx-', `${site.folder}/nginx-`);
  await writeFile(config, text);
  await chmod(site.folder, 0o755);
  // As in a container: not as root, which nginx does not need on such a port.
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if ('uid' in user) await chown(site.folder, NOBODY, NOBODY);
  return start(program, ['-e', 'stderr', '-c', config, '-g', 'daemon off;'], site, port, {}, user);
}

export async function startCaddy(program: string, site: DeployedSite): Promise<RunningServer> {
  const port = await freePort();
  const config = join(site.folder, 'Caddyfile');
  const text = moved(site.configs['Caddyfile'] ?? '', [
    [':8080 {', `http://127.0.0.1:${port} {`],
    ['root * /srv/www', `root * ${site.www}`],
  ]);
  await writeFile(config, text);
  return start(program, ['run', '--config', config, '--adapter', 'caddyfile'], site, port);
}

/** A server as hosts of web space set it up: listings on, and `.htaccess` has the last word. */
export async function startApache(program: string, site: DeployedSite): Promise<RunningServer> {
  const port = await freePort();
  const config = join(site.folder, 'apache.conf');
  const modules =
    'mpm_event authz_core mime dir alias headers filter deflate autoindex negotiation'.split(' ');
  await writeFile(
    config,
    [
      `ServerRoot ${site.folder}`,
      `PidFile ${site.folder}/apache.pid`,
      `Listen 127.0.0.1:${port}`,
      'ServerName 127.0.0.1',
      ...modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
      'TypesConfig /dev/null',
      `ErrorLog ${site.folder}/apache.log`,
      'User www-data',
      'Group www-data',
      `DocumentRoot ${site.www}`,
      `<Directory ${site.www}>`,
      'AllowOverride All',
      'Options Indexes FollowSymLinks MultiViews',
      'Require all granted',
      '</Directory>',
      '',
    ].join('\n'),
  );
  await chmod(site.folder, 0o755);
  return start(program, ['-f', config, '-DFOREGROUND'], site, port);
}

/** Cloudflare’s own runtime, from npm, at one version. It needs no account. */
const WRANGLER = 'wrangler@4.86.0';

export async function startWrangler(site: DeployedSite): Promise<RunningServer> {
  const port = await freePort();
  const options = ['--ip', '127.0.0.1', '--port', `${port}`, '--inspector-port', '0'];
  const date = ['--compatibility-date', '2026-01-01'];
  return start(
    'npx',
    ['--yes', WRANGLER, 'pages', 'dev', site.www, ...options, ...date],
    site,
    port,
    { WRANGLER_SEND_METRICS: 'false', CI: 'true', HOME: process.env['HOME'] ?? site.folder },
  );
}

async function start(
  program: string,
  args: readonly string[],
  site: DeployedSite,
  port: number,
  env: Readonly<Record<string, string>> = {},
  user: { uid?: number; gid?: number } = {},
): Promise<RunningServer> {
  const origin = `http://127.0.0.1:${port}`;
  // A group of its own, so that its own children end with it.
  const child = spawn(program, args, {
    cwd: site.folder,
    detached: true,
    ...user,
    env: { ...process.env, XDG_CONFIG_HOME: site.folder, XDG_DATA_HOME: site.folder, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => (output += String(text)));
  const stop = () => end(child);
  for (let waited = 0; waited < 600; waited++) {
    const isThere = await ask(origin + site.plan.base).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (isThere) return { origin, stop };
    if (child.exitCode !== null) break;
    await wait(100);
  }
  await stop();
  throw new Error(`${program} ${args.join(' ')} did not serve the site:\n${output}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  const ended = new Promise((done) => child.once('close', done));
  process.kill(-child.pid, 'SIGTERM');
  await Promise.race([ended, wait(3000)]);
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}
