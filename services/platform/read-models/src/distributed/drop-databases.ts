import { MongoClient } from 'mongodb';

/** Removes everything that the engine with this prefix stored; for tests, which make a database each. */
export async function dropDatabases(options: { readonly mongodbUri: string; readonly databasePrefix: string }): Promise<void> {
  const client = new MongoClient(options.mongodbUri);
  try {
    const db = client.db(`${options.databasePrefix}_read_models`);
    await db.dropDatabase();
  } finally {
    await client.close();
  }
}
