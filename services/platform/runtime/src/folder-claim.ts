import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartError } from './start-error.ts';

export interface FolderClaim {
  release(): Promise<void>;
}

/**
 * Claims a folder for this process by listening on a local socket named after it, so that the claim ends with the process however
 * it ends: a lock file would stay behind after a kill. `identity` names the folder itself, under whatever path it is reached.
 */
export async function claimFolder(path: string, identity: string): Promise<FolderClaim> {
  const address = addressOf(identity);
  const claimed = (await listen(address)) ?? (await takeOverLeftover(address));
  if (claimed === undefined) {
    const holder = await askHolder(address);
    throw new StartError(`data folder ${path} is in use by ${holder === '' ? 'another process' : `process ${holder}`}`);
  }
  return {
    release: () =>
      new Promise((resolve) => {
        claimed.close(() => {
          resolve();
        });
      }),
  };
}

/** On Linux an abstract socket and on Windows a pipe, which have no file; elsewhere a socket file, which a kill leaves behind. */
function addressOf(identity: string): string {
  const name = `tongguan-${createHash('sha256').update(identity).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end(String(process.pid));
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });
}

async function takeOverLeftover(address: string): Promise<Server | undefined> {
  if (process.platform === 'linux' || process.platform === 'win32' || (await askHolder(address)) !== '') return undefined;
  await rm(address, { force: true });
  return listen(address);
}

/** The process id of whoever listens there; empty when nobody answers. */
function askHolder(address: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(address);
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(answer);
    });
  });
}
