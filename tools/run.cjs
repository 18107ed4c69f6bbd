'use strict';
// The way in on a fresh machine: `node tools/run.cjs <tool> [arguments]` runs `tools/<tool>.ts`.
// It is ES2015 without dependencies, because it is what an old Node runs before anything is
// installed: when Node is too old it starts itself again under a newer one from the npm registry
// (a community repack of nodejs.org's builds), then installs what the lockfile says.
const childProcess = require('child_process');
const crypto = require('crypto');
const fs = require('fs');
const path = require('path');

const NODE_VERSION = '24.21.0';
const OLDEST = [22, 18];
const root = path.resolve(__dirname, '..');
const windows = process.platform === 'win32';

function run(command, args, options) {
  const result = childProcess.spawnSync(command, args, Object.assign({ stdio: 'inherit', cwd: root }, options));
  if (result.error) {
    console.error(`Could not run ${command}: ${result.error.message}`);
    process.exit(1);
  }
  return result.status === null ? 1 : result.status;
}

function isOldNode() {
  const version = process.versions.node.split('.').map(Number);
  return version[0] < OLDEST[0] || (version[0] === OLDEST[0] && version[1] < OLDEST[1]);
}

function startAgainUnderNewerNode() {
  if (process.env.FIELD_GUIDE_NODE) {
    console.error(`Node ${OLDEST.join('.')} or newer is needed: https://nodejs.org`);
    process.exit(1);
  }
  console.log(`Node ${process.version} is too old; using Node ${NODE_VERSION} from the npm registry.`);
  // Linux and Windows have a package that is the bare binary; it needs no install script, which
  // newer npm versions block.
  const system = { linux: 'linux', win32: 'win' }[process.platform];
  const name = system ? `node-${system}-${process.arch}` : 'node';
  const args = ['--yes', `--package=${name}@${NODE_VERSION}`, '--', 'node', __filename].concat(process.argv.slice(2));
  const env = Object.assign({}, process.env, { FIELD_GUIDE_NODE: NODE_VERSION });
  process.exit(run('npx', args, { env: env, shell: windows }));
}

function installWhatTheLockfileSays() {
  const wanted = crypto
    .createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
  const mark = path.join(root, 'node_modules', '.lockfile-digest');
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === wanted) return;
  console.log('Installing dependencies…');
  const status = run('npm', ['ci', '--no-audit', '--no-fund'], { shell: windows });
  if (status !== 0) process.exit(status);
  fs.writeFileSync(mark, wanted);
}

const tool = process.argv[2];
const file = path.join(root, 'tools', `${tool}.ts`);
if (!/^[a-z-]+$/.test(tool || '') || !fs.existsSync(file)) {
  console.error(`There is no tool “${tool}”.`);
  process.exit(2);
}
if (isOldNode()) startAgainUnderNewerNode();
installWhatTheLockfileSays();
process.exit(run(process.execPath, [file].concat(process.argv.slice(3))));
