import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, installOnce, run } from './install-once.ts';

/** Names the version in `kafka-pom.xml`, so that a new one is installed beside the old one. */
const VERSION = '4.4.0';

/** Class path of Apache Kafka; the jars are fetched by Maven on first use (45 jars, 43 MB). */
export async function kafkaClassPath(): Promise<string> {
  const folder = join(cacheFolder(), 'kafka', VERSION);
  await installOnce(folder, async () => {
    const java = 'Kafka needs Java 17 or newer (Debian: apt-get install openjdk-17-jre-headless), or give KAFKA_BROKERS';
    await run('java', ['-version'], java);
    const pom = fileURLToPath(import.meta.resolve('./kafka-pom.xml'));
    await run(
      'mvn',
      ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`, '-DincludeScope=runtime'],
      'Maven fetches Kafka (Debian: apt-get install maven), or give KAFKA_BROKERS',
    );
  });
  return join(folder, '*');
}
