import * as clearanceConfig from '@tongguan/clearance/config';
import * as clearance from '@tongguan/clearance/service';
import * as declarationsConfig from '@tongguan/declarations/config';
import * as declarations from '@tongguan/declarations/service';
import * as identityConfig from '@tongguan/identity/config';
import * as identity from '@tongguan/identity/service';
import * as metricsConfig from '@tongguan/metrics/config';
import * as metrics from '@tongguan/metrics/service';
import type { Host } from '@tongguan/runtime/host';
import { SettingsError } from '@tongguan/runtime/settings';
import type { SettingFault } from '@tongguan/runtime/settings';
import type { Shutdown } from '@tongguan/runtime/shutdown';
import * as shipmentsConfig from '@tongguan/shipments/config';
import * as shipments from '@tongguan/shipments/service';
import * as windowConfig from '@tongguan/single-window/config';
import * as window from '@tongguan/single-window/service';
import * as warehousesConfig from '@tongguan/warehouses/config';
import * as warehouses from '@tongguan/warehouses/service';

/** The settings of every service; all faults of all services in one message. */
export function readAllConfigs(env: NodeJS.ProcessEnv) {
  const faults = new Map<string, SettingFault>();
  const attempt = <T>(read: (env: NodeJS.ProcessEnv) => T): T | undefined => {
    try {
      return read(env);
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      for (const fault of error.faults) faults.set(fault.name, fault);
      return undefined;
    }
  };
  const configs = {
    identity: attempt(identityConfig.readConfig),
    declarations: attempt(declarationsConfig.readConfig),
    shipments: attempt(shipmentsConfig.readConfig),
    clearance: attempt(clearanceConfig.readConfig),
    warehouses: attempt(warehousesConfig.readConfig),
    metrics: attempt(metricsConfig.readConfig),
    window: attempt(windowConfig.readConfig),
  };
  if (faults.size > 0) throw new SettingsError([...faults.values()]);
  return configs as { [Name in keyof typeof configs]: NonNullable<(typeof configs)[Name]> };
}

export type AllConfigs = ReturnType<typeof readAllConfigs>;

/** Starts every service in this process: those that answer first, the window last. What was started is stopped in reverse. */
export async function startAll(
  host: Host,
  configs: AllConfigs,
  shutdown: Shutdown,
): Promise<{ readonly url: string; readonly issuer: string }> {
  const signIn = await identity.startService(host, configs.identity);
  shutdown.add(signIn.name, () => signIn.stop());
  const starts = [
    () => declarations.startService(host, configs.declarations),
    () => shipments.startService(host, configs.shipments),
    () => clearance.startService(host, configs.clearance),
    () => warehouses.startService(host, configs.warehouses),
    () => metrics.startService(host, configs.metrics),
  ];
  for (const start of starts) {
    const service = await start();
    shutdown.add(service.name, () => service.stop());
  }
  const door = await window.startService(host, configs.window);
  shutdown.add(door.name, () => door.stop());
  return { url: door.url, issuer: signIn.issuer };
}
