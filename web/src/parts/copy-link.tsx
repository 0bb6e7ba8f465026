import { useState, type ReactNode } from "react";

type Copied = "no" | "yes" | "by-hand";

/** Copies the address of this view; where the browser forbids it, shows the address to be copied by hand. */
export function CopyLink(): ReactNode {
  const [copied, setCopied] = useState<Copied>("no");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      setCopied("yes");
    } catch {
      setCopied("by-hand");
    }
  };
  return (
    <span className="copy-link">
      <button
        type="button"
        onClick={() => void copy()}
        onBlur={() => setCopied((was) => (was === "yes" ? "no" : was))}
      >
        Copy link
      </button>
      <span role="status" className="small quiet">
        {copied === "yes" ? "Copied." : ""}
        {copied === "by-hand" ? (
          <label>
            Copy it from here:{" "}
            <input readOnly value={window.location.href} onFocus={(event) => event.target.select()} />
          </label>
        ) : null}
      </span>
    </span>
  );
}
