import { describe, expect, it } from "vitest";
import { DeskFailure, type PickedFile } from "../platform";
import { Restoring } from "./restoring.svelte";

function office(token: string, name: string): PickedFile {
  return { token, name, folder: "", kind: "office" };
}

const backup = office("b", "cast-info-20221101-080000.hjo");
const answer = { path: "/d/x.hjo", past_log: "old", past_head: "7:ab", log: "new", head: "1:cd" };

function restoring(refused = "") {
  const asked: unknown[] = [];
  const rpc = async (command: string, request: unknown, secrets: unknown) => {
    asked.push([command, request, secrets]);
    if (command === refused) throw new DeskFailure({ code: "exists", params: {}, detail: "" });
    return answer;
  };
  const place = async (name: string) => office("free", name);
  return { restoring: new Restoring({ rpc: rpc as never, place }), asked };
}

function filled(at: Restoring) {
  at.backup = backup;
  at.passphrase = "long enough";
}

describe("restoring", () => {
  it("needs the backup and its passphrase", () => {
    const { restoring: at } = restoring();
    expect(at.ready).toBe(false);
    at.backup = backup;
    expect(at.ready).toBe(false);
    at.passphrase = "long enough";
    expect(at.ready).toBe(true);
  });

  it("goes to a free place under the name that the office file had", async () => {
    const { restoring: at, asked } = restoring();
    filled(at);
    await at.restore();
    expect(asked).toEqual([
      ["restore", { file: "b", out: "free" }, { passphrase: "long enough" }],
      ["office.see", { office: "free" }, { passphrase: "long enough" }],
    ]);
    expect(at.done?.file.name).toBe("cast-info.hjo");
    expect(at.passphrase).toBe("");
  });

  it("goes where it was told to, with the reason", async () => {
    const { restoring: at, asked } = restoring();
    filled(at);
    at.target = office("o", "again.hjo");
    at.reason = " 磁盘损坏 ";
    await at.restore();
    expect(asked[0]).toMatchObject(["restore", { out: "o", reason: "磁盘损坏" }, {}]);
  });

  it("says which log goes on, and after how many rows", async () => {
    const { restoring: at } = restoring();
    filled(at);
    await at.restore();
    expect(at.done).toMatchObject({ pastLog: "old", pastRows: 7, pastHead: "7:ab", log: "new" });
    expect(at.ready).toBe(false);
  });

  it("that is refused keeps what was typed", async () => {
    const { restoring: at, asked } = restoring("restore");
    filled(at);
    await at.restore();
    expect(at.failure?.code).toBe("exists");
    expect([at.done, at.passphrase, at.busy]).toEqual([null, "long enough", false]);
    expect(asked).toHaveLength(1);
  });

  it("counts as done even where the new file cannot be opened at once", async () => {
    const { restoring: at } = restoring("office.see");
    filled(at);
    await at.restore();
    expect(at.done?.log).toBe("new");
    expect(at.failure).toBeNull();
  });
});
