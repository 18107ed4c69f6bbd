/** What can be said of an address without asking for it. */

const PRIVATE_NAME = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|test|invalid)$/;
const SHORTENERS: ReadonlySet<string> = new Set(
  'bit.ly buff.ly goo.gl is.gd lnkd.in ow.ly rb.gy t.co tiny.cc tinyurl.com'.split(' '),
);
const TRACKING = /^(?:utm_\w+|fbclid|gclid|mc_eid|mc_cid|igshid|ref_src)$/;

/** Whether anybody may be sent there: a name of the public network, and no number, port, or password. */
export function isPublic({ hostname, username, password, port }: URL): boolean {
  const isNumber = hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
  return (
    !isNumber &&
    hostname.includes('.') &&
    !PRIVATE_NAME.test(hostname) &&
    username + password + port === ''
  );
}

/** What is wrong with the form of an address, and how to mend it; undefined when it is right. */
export function formTrouble(address: string): { message: string; fix: string } | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    return { message: 'is no web address', fix: 'copy it from the address field of the browser' };
  if (!isPublic(url))
    return {
      message: 'is not on the public web',
      fix: 'link to a page that every reader can open',
    };
  if (SHORTENERS.has(url.hostname))
    return {
      message: 'is shortened, so nobody sees where it leads',
      fix: 'open it, and copy the address of the page',
    };
  const tracking = [...url.searchParams.keys()].filter((key) => TRACKING.test(key));
  if (tracking.length > 0)
    return {
      message: `tells the site whom it came from (${tracking.join(', ')})`,
      fix: 'leave out that part after the question mark',
    };
  return undefined;
}
