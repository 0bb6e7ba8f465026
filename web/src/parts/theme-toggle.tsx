import { useState, type ReactNode } from "react";

const themes = ["system", "light", "dark"] as const;
type Theme = (typeof themes)[number];
const STORAGE_KEY = "theme";

/** The theme this browser was last set to; the system's own where none was, or where storage is closed. */
export function readTheme(): Theme {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return themes.find((theme) => theme === stored) ?? "system";
  } catch {
    return "system";
  }
}

/** Puts the theme on the page. */
export function showTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

function keepTheme(theme: Theme): void {
  showTheme(theme);
  try {
    localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // Without storage the choice holds until the page is left.
  }
}

/** Chooses between the system's theme, light and dark. */
export function ThemeToggle(): ReactNode {
  const [theme, setTheme] = useState(readTheme);
  return (
    <label className="theme-toggle">
      <span className="visually-hidden">Theme</span>
      <select
        value={theme}
        onChange={(event) => {
          const chosen = themes.find((one) => one === event.target.value) ?? "system";
          setTheme(chosen);
          keepTheme(chosen);
        }}
      >
        <option value="system">Auto theme</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </label>
  );
}
