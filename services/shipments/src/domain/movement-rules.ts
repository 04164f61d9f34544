import { checkDigit, containerIdProblem } from './container-id.ts';
import { fault } from './fault.ts';
import type { MovementFault } from './fault.ts';
import type { Movement } from './movement.ts';

/** Clocks of reporters may run ahead by this much (architecture.md, Time). */
export const MAX_AHEAD_MS = 5 * 60_000;
/** 1990-01-01 UTC: no electronic port record is older; an earlier time is a unit mistake (seconds for milliseconds). */
const EARLIEST_MS = 631_152_000_000;
export const MAX_CONTAINERS = 999;

const MESSAGE_ID = /^[\x21-\x7e]{1,100}$/;
/** 提运单号 is an32 (domain.md §3.1); air: MAWB_HAWB. */
const BILL_NO = /^[0-9A-Z][0-9A-Z_./*-]{0,31}$/;
/** Not given, or 关区代码 of 4 digits, or the code of a supervised site (监管作业场所). */
const LOCATION = /^(?:\d{4}|[0-9A-Z]{5,12})$/;
/** Not given, or 运输方式 (domain.md §3.3): letters exist. */
const TRANSPORT_MODE = /^[0-9GHLTWXYZ]$/;

/** Every fault of a reported movement, in the order of its fields; `now` in epoch milliseconds. */
export function movementFaults(movement: Movement, now: number): readonly MovementFault[] {
  return [
    ...messageIdFaults(movement.messageId),
    ...milestoneFaults(movement.milestone),
    ...billNoFaults(movement.billNo),
    ...containerFaults(movement.containerIds),
    ...timeFaults(movement.occurredAtMs, now),
    ...locationFaults(movement.location),
    ...transportModeFaults(movement.transportMode),
  ];
}

function messageIdFaults(messageId: string): readonly MovementFault[] {
  if (MESSAGE_ID.test(messageId)) return [];
  return [
    fault(
      'shape',
      '/messageId',
      { zh: '报文编号应为1至100个可见的ASCII字符', en: 'The message id must have 1 to 100 visible ASCII characters' },
      { zh: '使用本方系统中不重复的报文编号', en: 'Use the id that your own system gave this message, never twice' },
    ),
  ];
}

function milestoneFaults(milestone: Movement['milestone']): readonly MovementFault[] {
  switch (milestone) {
    case 'MILESTONE_CONVEYANCE_ARRIVED':
    case 'MILESTONE_DISCHARGED':
    case 'MILESTONE_CARGO_ARRIVED':
    case 'MILESTONE_PICKED_UP':
    case 'MILESTONE_CONVEYANCE_DEPARTED':
      return [];
    case 'MILESTONE_UNSPECIFIED':
    case 'UNRECOGNIZED':
      return [
        fault(
          'unknown-milestone',
          '/milestone',
          { zh: '未知的物流节点', en: 'This milestone is not known' },
          {
            zh: '可用：CONVEYANCE_ARRIVED 抵达、DISCHARGED 卸毕、CARGO_ARRIVED 运抵、PICKED_UP 提离、CONVEYANCE_DEPARTED 离境',
            en: 'Known are CONVEYANCE_ARRIVED, DISCHARGED, CARGO_ARRIVED, PICKED_UP and CONVEYANCE_DEPARTED',
          },
        ),
      ];
  }
}

function billNoFaults(billNo: string): readonly MovementFault[] {
  if (BILL_NO.test(billNo)) return [];
  return [
    fault(
      'shape',
      '/billNo',
      { zh: '提运单号应为1至32位大写字母、数字或 - _ . / *', en: 'The bill number must have 1 to 32 of A-Z, 0-9 and - _ . / *' },
      { zh: '与报关单上的提运单号完全一致；空运为“总单号_分单号”', en: 'Write it as on the declaration; for air as MAWB_HAWB' },
    ),
  ];
}

function containerFaults(containerIds: readonly string[]): readonly MovementFault[] {
  if (containerIds.length > MAX_CONTAINERS) {
    return [
      fault(
        'too-many-containers',
        '/containerIds',
        { zh: `一次最多报告${String(MAX_CONTAINERS)}个集装箱`, en: `One message takes at most ${String(MAX_CONTAINERS)} containers` },
        { zh: '分成多条报文报告', en: 'Report them in several messages' },
      ),
    ];
  }
  return containerIds.flatMap((id, index) => containerFault(id, `/containerIds/${String(index)}`));
}

function containerFault(id: string, path: string): readonly MovementFault[] {
  switch (containerIdProblem(id)) {
    case undefined:
      return [];
    case 'shape':
      return [
        fault(
          'container-shape',
          path,
          {
            zh: '集装箱号应为4位字母（第4位为U、J或Z）加7位数字',
            en: 'A container number has four letters (the fourth U, J or Z) and seven digits',
          },
          { zh: '例：CSQU3054383，不含空格和连字符', en: 'For example CSQU3054383, without spaces or hyphens' },
        ),
      ];
    case 'check-digit': {
      const digit = String(checkDigit(id));
      return [
        fault(
          'container-check-digit',
          path,
          { zh: `集装箱号校验位不符，应为${digit}`, en: `The check digit of the container number should be ${digit}` },
          { zh: '请核对箱体上的箱号', en: 'Compare it with the number on the box' },
        ),
      ];
    }
  }
}

function timeFaults(occurredAtMs: number, now: number): readonly MovementFault[] {
  if (!Number.isSafeInteger(occurredAtMs) || occurredAtMs < EARLIEST_MS) {
    return [
      fault(
        'occurred-too-early',
        '/occurredAtMs',
        { zh: '发生时间早于1990年或未填写', en: 'The time of occurrence is missing or before 1990' },
        { zh: '填写实际发生的时间，单位为毫秒', en: 'Give the time at which it happened, in milliseconds' },
      ),
    ];
  }
  if (occurredAtMs <= now + MAX_AHEAD_MS) return [];
  return [
    fault(
      'occurred-in-the-future',
      '/occurredAtMs',
      { zh: '发生时间晚于当前时间5分钟以上', en: 'The time of occurrence is more than 5 minutes in the future' },
      { zh: '只报告已经发生的事实，并核对时钟与时区', en: 'Report what has happened; check your clock and time zone' },
    ),
  ];
}

function locationFaults(location: string): readonly MovementFault[] {
  if (location === '' || LOCATION.test(location)) return [];
  return [
    fault(
      'shape',
      '/location',
      {
        zh: '地点应为4位关区代码或5至12位场所代码',
        en: 'The location must be a 4-digit customs office or a site code of 5 to 12 characters',
      },
      { zh: '例：4905', en: 'For example 4905' },
    ),
  ];
}

function transportModeFaults(transportMode: string): readonly MovementFault[] {
  if (transportMode === '' || TRANSPORT_MODE.test(transportMode)) return [];
  return [
    fault(
      'shape',
      '/transportMode',
      { zh: '运输方式代码无效', en: 'The transport mode code is not valid' },
      { zh: '常用：2 水路、3 铁路、4 公路、5 航空', en: 'Common ones are 2 water, 3 rail, 4 road, 5 air' },
    ),
  ];
}
