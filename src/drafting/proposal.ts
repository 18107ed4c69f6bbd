/** How a draft's files get into a pull request without anything but a browser. */

/** GitHub answers longer addresses with an error. */
const LONGEST = 8_000;

export interface ProposedFile {
  name: string;
  text: string;
  /** Opens GitHub's page for a new file in the guide's folder. */
  address: string;
  /** The address carries the text; otherwise it has to be pasted. */
  isFilledIn: boolean;
}

/** @param repository its address; @param branch the branch that the pull request is for */
export function proposedFiles(
  files: Readonly<Record<string, string>>,
  folder: string,
  { repository, branch }: { repository: string; branch: string },
): ProposedFile[] {
  return Object.entries(files).map(([name, text]) => {
    const page = `${repository}/new/${branch}/content/guides/${encodeURIComponent(folder)}?filename=${encodeURIComponent(name)}`;
    // The files hold no half characters, which could not be encoded.
    const filled = `${page}&value=${encodeURIComponent(text)}`;
    const isFilledIn = filled.length <= LONGEST;
    return { name, text, address: isFilledIn ? filled : page, isFilledIn };
  });
}
