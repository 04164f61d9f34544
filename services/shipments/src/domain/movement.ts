import type { Milestone } from '@tongguan/contracts/shipments/v1/events';

/** What a reporter says has happened to a bill and its containers (物流节点报告). Times in epoch milliseconds UTC. */
export interface Movement {
  /** The reporter's own id of the message (报文编号). */
  readonly messageId: string;
  /** USCC of the company that reports; an administrator without a company reports under its subject id. */
  readonly reporterCompany: string;
  readonly milestone: Milestone;
  /** 提运单号 */
  readonly billNo: string;
  /** 箱号, each once and sorted: see {@link canonical}. */
  readonly containerIds: readonly string[];
  readonly occurredAtMs: number;
  /** 关区代码 or site code. */
  readonly location: string;
  /** 运输方式 */
  readonly transportMode: string;
}

/** Containers are a set: the order in which they are told, or one told twice, makes no other message. */
export function canonical(movement: Movement): Movement {
  return { ...movement, containerIds: [...new Set(movement.containerIds)].sort() };
}

/** The one text of a movement's content, for its digest. */
export function canonicalText(movement: Movement): string {
  const { messageId, reporterCompany, milestone, billNo, containerIds, occurredAtMs, location, transportMode } = canonical(movement);
  return JSON.stringify([messageId, reporterCompany, milestone, billNo, containerIds, occurredAtMs, location, transportMode]);
}
