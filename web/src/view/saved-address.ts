/** The address as it is saved: page and view, in letters that the server takes. */
export function savedAddress(pathname: string, search: string): string {
  return `${pathname}${search}`.replace(/[^\w/?=&%,.+:-]/gu, (letter) =>
    encodeURIComponent(letter).replace(
      /[!'()*~]/g,
      (plain) => `%${plain.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
  );
}
