'use strict';
// The way in on a fresh machine: `node tools/run.cjs <tool> [arguments]` runs `tools/<tool>.ts`.
// It is ES2015 without dependencies, because it is what an old Node runs before anything is
// installed: when Node does not suit it starts itself again under a newer one from the npm registry
// (a community repack of nodejs.org's builds), then installs what the lockfile says.
const childProcess = require('child_process');
const crypto = require('crypto');
const fs = require('fs');
const path = require('path');

const NODE_VERSION = '24.21.0';
// Taken along with Node, as packages here ask for npm 10.8 and more. Not npm 11: it warns of settings
// that an older npm, whose script we are, has put into the environment.
const NPM_VERSION = '10.9.9';
const NODE_HELP = 'or install a newer Node yourself: https://nodejs.org';
const root = path.resolve(__dirname, '..');
const lock = path.join(root, '.build', 'install.lock');
const windows = process.platform === 'win32';

/** Run a program to its end; what it printed is caught only when `options` pipe its output. */
function run(command, args, options) {
  return new Promise((resolve) => {
    const settings = Object.assign({ stdio: 'inherit', cwd: root }, options);
    const child = childProcess.spawn(command, args, settings);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const result = { status: 1, output: '' };
    function passOn(signal) {
      result.signal = signal;
      // A terminal has sent its Ctrl-C to the child as well; twice often means “at once”.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    }
    function end(changes) {
      signals.forEach((signal) => process.removeListener(signal, passOn));
      resolve(Object.assign(result, changes));
    }
    signals.forEach((signal) => process.on(signal, passOn));
    if (child.stdout) child.stdout.on('data', (chunk) => (result.output += chunk));
    child.on('error', (error) => end({ error: error }));
    child.on('close', (status, signal) =>
      end(status === null ? { signal: signal, killed: true } : { status: status }),
    );
  });
}

/** End as the program has ended, so that whoever waits for us sees the same. */
function endLike(result) {
  release();
  if (result.killed && !windows) process.kill(process.pid, result.signal);
  else process.exit(result.status);
}

function giveUp(result, advice) {
  if (result.signal) return endLike(Object.assign({}, result, { killed: true }));
  release();
  console.error(result.error ? `\n${result.error.message}. ${advice}` : `\n${advice}`);
  process.exit(result.status);
}

/** Ranges here are `^1.2.3` and `>=1.2.3`, with `||` between them. */
function suits(version, range) {
  const have = version.split('.').map((part) => parseInt(part, 10));
  return range.split('||').some((part) => {
    const match = /(\^|>=)(\d+)\.(\d+)\.(\d+)/.exec(part);
    const want = match.slice(2).map(Number);
    const apart = [0, 1, 2].find((index) => have[index] !== want[index]);
    const newEnough = apart === undefined || have[apart] > want[apart];
    return newEnough && (match[1] === '>=' || have[0] === want[0]);
  });
}

let holdsLock = false;

/** Two installations at once would ruin each other. */
function acquire() {
  fs.mkdirSync(path.dirname(lock), { recursive: true });
  return new Promise((resolve) => {
    let said = false;
    (function attempt() {
      try {
        fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
        holdsLock = true;
        return resolve();
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      if (!holderLives()) fs.rmSync(lock, { force: true });
      else if (!said)
        console.error(`Waiting for another installation; if there is none, delete ${lock}`);
      said = true;
      setTimeout(attempt, 200);
    })();
  });
}

function holderLives() {
  try {
    const holder = Number(fs.readFileSync(lock, 'utf8'));
    // Between making the file and writing into it, it is empty.
    if (holder > 0) process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}

function release() {
  if (holdsLock) fs.rmSync(lock, { force: true });
  holdsLock = false;
}

function startAgainUnderNewerNode() {
  console.error(
    `Using Node ${NODE_VERSION} from the npm registry, as this project needs a newer one than ${process.version}.`,
  );
  // Linux and Windows have a package that is the bare binary; it needs no install script, which
  // newer npm versions block.
  const system = { linux: 'linux', win32: 'win' }[process.platform];
  const node = system ? `node-${system}-${process.arch}` : 'node';
  const packages = [`--package=${node}@${NODE_VERSION}`, `--package=npm@${NPM_VERSION}`];
  // npx only fetches and says where; what it runs itself it would not let have its signals.
  const ask = ['--', 'node', '-p', 'process.execPath'];
  // Cached packages do; asking the registry would take a minute when there is no network.
  const args = [
    '--yes',
    '--loglevel=error',
    '--prefer-offline',
    '--fetch-retry-maxtimeout=10000',
  ].concat(packages, ask);
  return acquire()
    .then(() => run('npx', args, { stdio: ['ignore', 'pipe', 'inherit'], shell: windows }))
    .then((result) => {
      const found = result.output.trim().split('\n').pop();
      if (result.signal || result.status !== 0 || !fs.existsSync(found)) {
        return giveUp(
          result,
          `Node ${NODE_VERSION} could not be had through npx, which comes with npm. Check both and the network, ${NODE_HELP}`,
        );
      }
      release();
      const env = Object.assign({}, process.env, { FIELD_GUIDE_NODE: NODE_VERSION });
      const PATH = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') || 'PATH';
      const programs = path.resolve(path.dirname(found), '..', '..', '.bin');
      env[PATH] = programs + path.delimiter + env[PATH];
      return run(found, [__filename].concat(process.argv.slice(2)), { env: env }).then(endLike);
    });
}

/** Tells apart what the lockfile says and for which system it was installed. */
function digest() {
  process.report.excludeNetwork = true;
  const libc = process.report.getReport().header.glibcVersionRuntime ? 'glibc' : '';
  return crypto
    .createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch} ${libc}`)
    .digest('hex');
}

function installWhatTheLockfileSays() {
  const wanted = digest();
  const mark = path.join(root, 'node_modules', '.lockfile-digest');
  const isInstalled = () => fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === wanted;
  if (isInstalled()) return Promise.resolve();
  return acquire().then(() => {
    if (isInstalled()) return release();
    console.error('Installing dependencies…');
    // First of all, so that what is interrupted from here on is not taken for complete.
    fs.rmSync(mark, { force: true });
    // Hosts set NODE_ENV=production, at which npm would leave the tools out. Its warnings are for
    // those who change dependencies, and `npm install` gives them.
    const included = ['--include=dev', '--include=optional'];
    const args = ['ci', '--loglevel=error', '--prefer-offline', '--no-audit'].concat(included);
    return run('npm', args, { shell: windows }).then((result) => {
      if (result.signal || result.error || result.status !== 0) {
        return giveUp(
          result,
          'npm could not install the dependencies; its message is above. Check the network and run the same command again.',
        );
      }
      fs.writeFileSync(mark, wanted);
      release();
    });
  });
}

const tool = process.argv[2];
const file = path.join(root, 'tools', `${tool}.ts`);
if (!/^(\.\.\/bench\/)?[a-z-]+$/.test(tool || '') || !fs.existsSync(file)) {
  console.error(`There is no tool “${tool}”.`);
  process.exit(2);
}
const range = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).engines.node;
if (suits(process.versions.node, range)) {
  installWhatTheLockfileSays()
    .then(() => {
      // Node keeps what it compiled: the dev server is there two seconds sooner.
      const compiled = {
        NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'compiled'),
      };
      const env = Object.assign(compiled, process.env);
      return run(process.execPath, [file].concat(process.argv.slice(3)), { env: env });
    })
    .then(endLike);
} else if (process.env.FIELD_GUIDE_NODE) {
  console.error(`Node ${range} is needed, ${NODE_HELP}`);
  process.exit(1);
} else {
  startAgainUnderNewerNode();
}
