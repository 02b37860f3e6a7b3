// A Bluetooth daemon that is not there: owns org.bluez on a private bus, so that Chromium's real Linux backend talks to
// simulated peripherals. Only what Chromium asks for.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import dbus from 'dbus-next';

const { Message, Variant } = dbus;
const ADAPTER = '/org/bluez/hci0';
const PROPERTIES = 'org.freedesktop.DBus.Properties';
const MANAGER = 'org.freedesktop.DBus.ObjectManager';
const FIRST_VALUE_AFTER_MS = 60;
const SUPERVISION_TIMEOUT_MS = 120; // the least that Bluetooth allows is 100 ms

/** @param {Record<string, [string, any]>} properties */
const variants = (properties) =>
  Object.fromEntries(Object.entries(properties).map(([name, [type, value]]) => [name, new Variant(type, value)]));

export class Bluez {
  #daemon;
  #folder = mkdtempSync(join(tmpdir(), 'charley-bus-'));
  /** @type {any} */
  #bus;
  /** path -> interface -> property -> [type, value] @type {Map<string, Record<string, Record<string, [string, any]>>>} */
  #objects = new Map();
  /** @type {Map<string, Peripheral>} */
  #peripherals = new Map();
  address = `unix:path=${join(this.#folder, 'bus')}`;

  constructor() {
    this.#daemon = spawn(
      'dbus-daemon',
      ['--session', '--nofork', '--nopidfile', '--print-address', `--address=${this.address}`],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    process.on('exit', () => this.#daemon.kill('SIGKILL'));
  }

  static async start() {
    const bluez = new Bluez();
    await new Promise((resolve) => bluez.#daemon.stdout?.once('data', resolve));
    bluez.#bus = dbus.sessionBus({ busAddress: bluez.address, negotiateUnixFd: false });
    bluez.#bus.addMethodHandler((/** @type {any} */ message) => bluez.#handle(message));
    await bluez.#bus.requestName('org.bluez', 0);
    bluez.add('/org/bluez', { 'org.bluez.AgentManager1': {}, 'org.bluez.ProfileManager1': {} });
    bluez.add(ADAPTER, {
      'org.bluez.Adapter1': {
        Address: ['s', '00:1A:7D:DA:71:11'],
        AddressType: ['s', 'public'],
        Name: ['s', 'charley-test'],
        Alias: ['s', 'charley-test'],
        Class: ['u', 0],
        Powered: ['b', true],
        Discoverable: ['b', false],
        Pairable: ['b', false],
        Discovering: ['b', false],
        UUIDs: ['as', []],
      },
    });
    return bluez;
  }

  async stop() {
    this.#bus.disconnect();
    this.#daemon.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** @param {Peripheral} peripheral */
  plug(peripheral) {
    peripheral.bluez = this;
    peripheral.path = `${ADAPTER}/dev_${peripheral.address.replaceAll(':', '_')}`;
    this.#peripherals.set(peripheral.path, peripheral);
    this.add(peripheral.path, {
      'org.bluez.Device1': {
        Address: ['s', peripheral.address],
        AddressType: ['s', 'random'],
        Name: ['s', peripheral.name],
        Alias: ['s', peripheral.name],
        Adapter: ['o', ADAPTER],
        Paired: ['b', false],
        Trusted: ['b', false],
        Blocked: ['b', false],
        LegacyPairing: ['b', false],
        Connected: ['b', false],
        ServicesResolved: ['b', false],
        UUIDs: ['as', peripheral.advertised],
        RSSI: ['n', -50],
      },
    });
  }

  /** @param {Peripheral} peripheral */
  unplug(peripheral) {
    this.#peripherals.delete(peripheral.path);
    this.remove(peripheral.path);
  }

  power(on = true) {
    this.set(ADAPTER, 'org.bluez.Adapter1', { Powered: on });
  }

  // ---- objects

  /** @param {string} path @param {Record<string, Record<string, [string, any]>>} interfaces */
  add(path, interfaces) {
    this.#objects.set(path, interfaces);
    const body = Object.fromEntries(
      Object.entries(interfaces).map(([name, properties]) => [name, variants(properties)]),
    );
    this.#signal('/', MANAGER, 'InterfacesAdded', 'oa{sa{sv}}', [path, body]);
  }

  /** @param {string} path */
  remove(path) {
    const interfaces = this.#objects.get(path);
    if (!interfaces) return;
    this.#objects.delete(path);
    this.#signal('/', MANAGER, 'InterfacesRemoved', 'oas', [path, Object.keys(interfaces)]);
  }

  /** @param {string} path @param {string} name @param {Record<string, any>} values */
  set(path, name, values) {
    const properties = this.#objects.get(path)?.[name];
    if (!properties) return;
    /** @type {Record<string, [string, any]>} */
    const changed = {};
    for (const [key, value] of Object.entries(values)) changed[key] = properties[key] = [properties[key][0], value];
    this.#signal(path, PROPERTIES, 'PropertiesChanged', 'sa{sv}as', [name, variants(changed), []]);
  }

  /** @param {string} path @param {string} name @param {string} member @param {string} signature @param {any[]} body */
  #signal(path, name, member, signature, body) {
    this.#bus.send(Message.newSignal(path, name, member, signature, body));
  }

  // ---- calls

  /** @param {any} message */
  #handle(message) {
    const reply = (signature = '', body = /** @type {any[]} */ ([])) =>
      this.#bus.send(Message.newMethodReturn(message, signature, body));
    const fail = (name = 'org.bluez.Error.Failed', text = 'failed') =>
      this.#bus.send(Message.newError(message, name, text));
    const { path, interface: name, member, body } = message;
    if (name === MANAGER && member === 'GetManagedObjects') {
      const all = Object.fromEntries(
        [...this.#objects].map(([each, interfaces]) => [
          each,
          Object.fromEntries(Object.entries(interfaces).map(([key, properties]) => [key, variants(properties)])),
        ]),
      );
      reply('a{oa{sa{sv}}}', [all]);
      return true;
    }
    if (name === PROPERTIES) {
      const properties = this.#objects.get(path)?.[body[0]] ?? {};
      if (member === 'GetAll') reply('a{sv}', [variants(properties)]);
      else if (member === 'Get' && properties[body[1]]) reply('v', [new Variant(...properties[body[1]])]);
      else if (member === 'Set') {
        this.set(path, body[0], { [body[1]]: body[2].value });
        reply();
      } else fail('org.freedesktop.DBus.Error.UnknownProperty', body[1]);
      return true;
    }
    const peripheral = [...this.#peripherals.values()].find(
      (each) => path === each.path || path.startsWith(`${each.path}/`),
    );
    if (path === ADAPTER) {
      if (member === 'StartDiscovery' || member === 'StopDiscovery') {
        this.set(ADAPTER, 'org.bluez.Adapter1', { Discovering: member === 'StartDiscovery' });
        if (member === 'StartDiscovery')
          for (const each of this.#peripherals.values())
            this.set(each.path, 'org.bluez.Device1', { RSSI: -40 - Math.floor(Math.random() * 20) });
      }
      reply();
      return true;
    }
    if (peripheral) {
      peripheral.call(path, name, member, body, reply, fail);
      return true;
    }
    if (path === '/org/bluez') {
      reply();
      return true;
    }
    return false;
  }
}

/**
 * A device with services. `characteristics`: uuid -> {flags, value?, onWrite?(bytes), onSubscribe?(on)}.
 */
export class Peripheral {
  /** @type {Bluez} */ bluez = /** @type {any} */ (undefined);
  path = '';
  connected = false;
  refusing = false; // out of reach: connecting fails
  connects = 0;
  /** uuid -> path @type {Map<string, string>} */
  #paths = new Map();
  /** @type {Set<string>} uuids with notifications on */
  notifying = new Set();

  /** @param {{name: string, address: string, advertised?: string[], services: Record<string, Record<string, {flags: string[], value?: number[], onWrite?: (bytes: Uint8Array) => void, onSubscribe?: (on: boolean) => void}>>}} options */
  constructor({ name, address, advertised = [], services }) {
    this.name = name;
    this.address = address;
    this.advertised = advertised;
    this.services = services;
  }

  /** @param {string} path @param {string} name @param {string} member @param {any[]} body @param {(signature?: string, body?: any[]) => void} reply @param {(name?: string, text?: string) => void} fail */
  call(path, name, member, body, reply, fail) {
    if (name === 'org.bluez.Device1') {
      if (member === 'Connect') return this.#connect(reply, fail);
      if (member === 'Disconnect') {
        this.connected = false;
        this.notifying.clear();
        this.#gone();
      }
      return reply();
    }
    if (member === 'AcquireNotify' || member === 'AcquireWrite') return fail('org.bluez.Error.NotSupported', member);
    const found = [...this.#paths].find(([, each]) => each === path);
    const characteristic = found && Object.values(this.services).find((each) => found[0] in each)?.[found[0]];
    if (!found || !characteristic || !this.connected) return fail('org.bluez.Error.NotConnected', path);
    if (member === 'ReadValue')
      return characteristic.value
        ? reply('ay', [Buffer.from(characteristic.value)])
        : fail('org.bluez.Error.NotPermitted', 'read');
    if (member === 'WriteValue') {
      characteristic.onWrite?.(new Uint8Array(body[0]));
      return reply();
    }
    if (member === 'StartNotify' || member === 'StopNotify') {
      const on = member === 'StartNotify';
      this.bluez.set(path, 'org.bluez.GattCharacteristic1', { Notifying: on });
      reply();
      if (!on) this.notifying.delete(found[0]);
      // A radio sends the first value some connection intervals after it was subscribed to, never with the answer.
      setTimeout(
        () => {
          if (on && this.connected) this.notifying.add(found[0]);
          characteristic.onSubscribe?.(on);
        },
        on ? FIRST_VALUE_AFTER_MS : 0,
      );
      return undefined;
    }
    return fail();
  }

  /** @param {(signature?: string, body?: any[]) => void} reply @param {(name?: string, text?: string) => void} fail */
  #connect(reply, fail) {
    this.connects += 1;
    if (this.refusing) {
      setTimeout(() => fail('org.bluez.Error.Failed', 'le-connection-abort-by-local'), 50);
      return;
    }
    this.connected = true;
    this.bluez.set(this.path, 'org.bluez.Device1', { Connected: true });
    reply();
    this.#publish();
    this.bluez.set(this.path, 'org.bluez.Device1', { ServicesResolved: true });
  }

  #publish() {
    let number = 1;
    for (const [uuid, characteristics] of Object.entries(this.services)) {
      const service = `${this.path}/service${String(number++).padStart(4, '0')}`;
      this.bluez.add(service, {
        'org.bluez.GattService1': {
          UUID: ['s', uuid],
          Device: ['o', this.path],
          Primary: ['b', true],
          Includes: ['ao', []],
        },
      });
      for (const [id, { flags }] of Object.entries(characteristics)) {
        const path = `${service}/char${String(number++).padStart(4, '0')}`;
        this.#paths.set(id, path);
        this.bluez.add(path, {
          'org.bluez.GattCharacteristic1': {
            UUID: ['s', id],
            Service: ['o', service],
            Value: ['ay', Buffer.alloc(0)],
            Notifying: ['b', false],
            Flags: ['as', flags],
          },
        });
        if (!flags.includes('notify')) continue;
        this.bluez.add(`${path}/desc${String(number++).padStart(4, '0')}`, {
          'org.bluez.GattDescriptor1': {
            UUID: ['s', '00002902-0000-1000-8000-00805f9b34fb'],
            Characteristic: ['o', path],
            Value: ['ay', Buffer.alloc(0)],
            Flags: ['as', ['read', 'write']],
          },
        });
      }
    }
  }

  /** The link goes down, as by distance: nothing arrives any more, and after the supervision timeout the host knows. */
  drop() {
    if (!this.connected) return;
    this.connected = false;
    this.notifying.clear();
    setTimeout(() => this.#gone(), SUPERVISION_TIMEOUT_MS);
  }

  #gone() {
    if (this.connected) return;
    this.bluez.set(this.path, 'org.bluez.Device1', { Connected: false, ServicesResolved: false });
    for (const path of [...this.#paths.values()].reverse()) this.bluez.remove(path);
    this.#paths.clear();
    for (let number = 1; number < 100; ++number)
      this.bluez.remove(`${this.path}/service${String(number).padStart(4, '0')}`);
  }

  /** @param {string} uuid @param {Uint8Array | number[]} bytes @returns {boolean} whether anybody listened */
  notify(uuid, bytes) {
    const path = this.#paths.get(uuid);
    if (!path || !this.notifying.has(uuid)) return false;
    this.bluez.set(path, 'org.bluez.GattCharacteristic1', { Value: Buffer.from(bytes) });
    return true;
  }
}
