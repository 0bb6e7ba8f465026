import { collectGarbage } from "./collect-garbage.js";
import type { PostedColumns } from "./posted-columns.js";
import { bytesOf } from "./shared-memory.js";

/** So many bytes may have been replaced before the memory of what they replace is looked for. */
const MOST = 32 * 2 ** 20;

/**
 * Memory of blocks that others have taken the place of. Shared memory counts for nothing where the engine decides whether to
 * look for what can go, and a thread that is only handed blocks makes nothing else: every edition of them would stay.
 */
export class ReplacedMemory {
  private bytes = 0;

  constructor(
    private readonly most = MOST,
    private readonly collect: () => Promise<void> = collectGarbage,
  ) {}

  /** Notes what was posted; once that is much, has the memory of what it replaced given back. */
  add({ programs }: Pick<PostedColumns, "programs">): void {
    for (const block of programs) if (typeof block !== "number") this.bytes += bytesOf(block);
    if (this.bytes < this.most) return;
    this.bytes = 0;
    void this.collect();
  }
}
