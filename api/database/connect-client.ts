import { Client } from "pg";

/** A connection of its own. When it breaks between two statements the next one fails; the break alone ends no process. */
export async function connectClient(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  return client;
}
