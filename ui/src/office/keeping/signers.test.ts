import { expect, test } from "vitest";
import { verifyLine } from "./signers";

test("the first line of the register shows how every one is used", () => {
  const text = [
    'body@cast-info namespaces="hengjian/batch/v1,hengjian/filing/v1" ssh-ed25519 AAAA',
    'expert@E001.electronics namespaces="hengjian/results/v1" ssh-ed25519 BBBB',
  ].join("\n");
  expect(verifyLine(text)).toBe(
    "sha256sum -c --quiet tagmanifest-sha256.txt manifest-sha256.txt && ssh-keygen -Y verify -f ../allowed_signers -I body@cast-info -n hengjian/batch/v1 -s sig/body.sshsig < tagmanifest-sha256.txt",
  );
});

test("an empty register shows nothing", () => {
  expect(verifyLine("")).toBeNull();
});
