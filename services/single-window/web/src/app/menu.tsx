import {
  AccountBookOutlined,
  AlertOutlined,
  AuditOutlined,
  BellOutlined,
  BarChartOutlined,
  BookOutlined,
  CarOutlined,
  CheckCircleOutlined,
  CloudUploadOutlined,
  ContainerOutlined,
  DashboardOutlined,
  DiffOutlined,
  FieldTimeOutlined,
  FileTextOutlined,
  FormOutlined,
  HomeOutlined,
  ImportOutlined,
  InboxOutlined,
  PauseCircleOutlined,
  RollbackOutlined,
  SafetyCertificateOutlined,
  SaveOutlined,
  TableOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Role } from '#src/api/session';
import type { KeyOf } from '#src/i18n/area';
import type { shellTexts } from '#src/i18n/shell';

export interface MenuEntry {
  readonly path: string;
  readonly text: KeyOf<(typeof shellTexts)['zh']>;
  readonly icon: ReactNode;
  /** Absent: for everybody, signed in or not. */
  readonly roles?: readonly Role[];
  /** Only officers of this authority. */
  readonly authority?: string;
}

/** What each role finds in the menu; the first entry of a role is where it begins. */
export const MENU: readonly MenuEntry[] = [
  { path: '/queue', text: 'menu.queue', icon: <AuditOutlined />, roles: ['officer'] },
  { path: '/requests', text: 'menu.requests', icon: <DiffOutlined />, roles: ['officer'], authority: 'customs' },
  { path: '/receipts', text: 'menu.receipts', icon: <ImportOutlined />, roles: ['officer'], authority: 'customs' },
  { path: '/ready', text: 'menu.ready', icon: <CheckCircleOutlined />, roles: ['officer'] },
  { path: '/stuck', text: 'menu.stuck', icon: <AlertOutlined />, roles: ['officer'] },
  { path: '/declarations', text: 'menu.declarations', icon: <FileTextOutlined />, roles: ['operator'] },
  { path: '/declare', text: 'menu.declare', icon: <FormOutlined />, roles: ['operator'] },
  { path: '/summary', text: 'menu.summary', icon: <FieldTimeOutlined />, roles: ['operator'] },
  { path: '/drafts', text: 'menu.drafts', icon: <SaveOutlined />, roles: ['operator'] },
  { path: '/upload', text: 'menu.upload', icon: <CloudUploadOutlined />, roles: ['operator'] },
  { path: '/mandates', text: 'menu.mandates', icon: <TeamOutlined />, roles: ['operator'] },
  { path: '/certificates', text: 'menu.certificates', icon: <SafetyCertificateOutlined />, roles: ['operator'] },
  { path: '/tax-bills', text: 'menu.taxBills', icon: <AccountBookOutlined />, roles: ['bank', 'operator'] },
  { path: '/refunds', text: 'menu.refunds', icon: <RollbackOutlined />, roles: ['operator', 'tax', 'auditor', 'administrator'] },
  { path: '/movements', text: 'menu.movements', icon: <CarOutlined />, roles: ['carrier', 'warehouse'] },
  { path: '/movements/upload', text: 'menu.movementsUpload', icon: <CloudUploadOutlined />, roles: ['carrier', 'warehouse'] },
  { path: '/consignments', text: 'menu.consignments', icon: <ContainerOutlined />, roles: ['carrier', 'warehouse'] },
  { path: '/warehouses', text: 'menu.warehouses', icon: <InboxOutlined />, roles: ['warehouse'] },
  { path: '/one-third', text: 'menu.oneThird', icon: <DashboardOutlined />, roles: ['planner', 'auditor', 'administrator'] },
  { path: '/one-third/cases', text: 'menu.cases', icon: <TableOutlined />, roles: ['planner', 'auditor', 'administrator'] },
  { path: '/administration', text: 'menu.services', icon: <HomeOutlined />, roles: ['administrator'] },
  { path: '/administration/parked', text: 'menu.parked', icon: <PauseCircleOutlined />, roles: ['administrator'] },
  { path: '/receipts', text: 'menu.receipts', icon: <ImportOutlined />, roles: ['administrator'] },
  { path: '/notifications', text: 'menu.notifications', icon: <BellOutlined />, roles: ['operator', 'administrator'] },
  { path: '/figures', text: 'menu.figures', icon: <BarChartOutlined /> },
  { path: '/rules', text: 'menu.rules', icon: <BookOutlined /> },
  { path: '/code-tables', text: 'menu.codeTables', icon: <TableOutlined /> },
];

interface Reader {
  readonly roles: readonly string[];
  readonly authority: string | null;
}

/** What a user finds in the menu; `null`: nobody is signed in. */
export function menuFor(user: Reader | null | undefined): readonly MenuEntry[] {
  return MENU.filter(({ roles, authority }) => {
    if (roles === undefined) return true;
    return roles.some((role) => user?.roles.includes(role)) && (authority === undefined || authority === user?.authority);
  });
}
