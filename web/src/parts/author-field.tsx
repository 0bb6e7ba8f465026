import type { ReactNode } from "react";
import { rememberedAuthor } from "./remembered-author.js";

/** Under which name something is kept for everybody; what was typed last stands there already. */
export function AuthorField(): ReactNode {
  return (
    <label>
      Your name
      <input
        type="text"
        name="author"
        required
        maxLength={80}
        defaultValue={rememberedAuthor()}
        autoComplete="name"
      />
    </label>
  );
}
