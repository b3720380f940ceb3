// How a line of the register is used: the command with which stock tools prove a file of that signer. A signature is
// over the list of lists, so the lists are compared first.

/** A kind that the signer may sign, and the name under which its signature lies in a bundle. */
const LINE = /^(?<principal>(?<role>[^@\s]+)@\S+) namespaces="(?<namespace>[^",]+)/m;

const LISTS = "sha256sum -c --quiet tagmanifest-sha256.txt manifest-sha256.txt";

/** The command for the first line, as it is run in a bundle unpacked beside the register; null where there is no line. */
export function verifyLine(text: string): string | null {
  const found = LINE.exec(text)?.groups;
  if (found === undefined) return null;
  const { principal = "", role = "", namespace = "" } = found;
  return `${LISTS} && ssh-keygen -Y verify -f ../allowed_signers -I ${principal} -n ${namespace} -s sig/${role}.sshsig < tagmanifest-sha256.txt`;
}
