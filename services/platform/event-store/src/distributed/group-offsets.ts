import type { Admin } from 'kafkajs';

/** How far a group is in its topics, over all partitions. */
export interface GroupPosition {
  /** Records between the group's stored offsets and the ends. */
  readonly lag: number;
  /** Records ever written to the topics. */
  readonly end: number;
}

export async function groupPosition(admin: Admin, group: string, topics: readonly string[]): Promise<GroupPosition> {
  const [stored, ...ends] = await Promise.all([
    admin.fetchOffsets({ groupId: group, topics: [...topics] }),
    ...topics.map(async (topic) => ({ topic, partitions: await admin.fetchTopicOffsets(topic) })),
  ]);
  let lag = 0;
  let end = 0;
  for (const { topic, partitions } of ends) {
    const offsets = new Map(stored.find((entry) => entry.topic === topic)?.partitions.map((p) => [p.partition, Number(p.offset)]));
    for (const { partition, high, low } of partitions) {
      // a group without a stored offset (-1) starts from the first record
      lag += Number(high) - Math.max(offsets.get(partition) ?? -1, Number(low));
      end += Number(high);
    }
  }
  return { lag, end };
}
