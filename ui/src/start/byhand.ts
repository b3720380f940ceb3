// The lines with which anybody verifies a bundle without this program (README, "by hand"): only unzip,
// sha256sum and ssh-keygen, and age where it is encrypted.

const SIGNER: Record<string, string> = {
  edition: "secretariat",
  filing: "body",
  receipt: "secretariat",
  batch: "body",
  results: "expert",
  submission: "body",
  ack: "secretariat",
  materials: "body",
};

/** The commands for a bundle of that name and kind; null for a kind whose signer is not known. */
export function byHand(name: string, kind: string): string | null {
  const signer = SIGNER[kind];
  if (signer === undefined) return null;
  const space = `hengjian/${kind}/v1`;
  const plain = name.endsWith(".age") ? name.slice(0, -".age".length) : name;
  const first = [
    ...(plain === name ? [] : [`age -d -i identity.txt -o ${quoted(plain)} ${quoted(name)}`]),
    `unzip ${quoted(plain)} -d bundle; cd bundle`,
    "sha256sum -c tagmanifest-sha256.txt manifest-sha256.txt",
  ];
  const last = "sha256sum tagmanifest-sha256.txt";
  if (kind !== "results") {
    const check = `ssh-keygen -Y check-novalidate -n ${space} -s sig/${signer}.sshsig < tagmanifest-sha256.txt`;
    return [...first, check, last].join("\n");
  }
  return [
    ...first,
    `key=$(grep '"public_key"' data/enrolment.json | cut -d'"' -f4)`,
    `echo "${signer} namespaces=\\"${space}\\" $key" > ../allowed`,
    `ssh-keygen -Y verify -f ../allowed -I ${signer} -n ${space} -s sig/${signer}.sshsig < tagmanifest-sha256.txt`,
    last,
  ].join("\n");
}

function quoted(name: string): string {
  return /^[\w.-]+$/.test(name) && !name.startsWith("-")
    ? name
    : `'./${name.replaceAll("'", "'\\''")}'`;
}
