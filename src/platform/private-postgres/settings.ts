/** One socket file has this number in its name; nothing listens on a network. */
export const PORT = 5432
export const ROLE = 'thegither'
export const DATABASE = 'thegither'

export type Settings = Readonly<{ cluster: string; socketFolder: string; logFolder: string; durable: boolean }>

/**
 * How the server is started: the whole of it on the command line, so that an upgrade of the program brings its settings
 * along, and a server that was left running shows whether it is the one we want.
 */
export function serverArguments({ cluster, socketFolder, logFolder, durable }: Settings): string[] {
  const settings = {
    ...reach(socketFolder),
    ...small,
    ...quiet(logFolder),
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/** Only through a folder that belongs to the server's account alone: that is why no password is needed. */
const reach = (socketFolder: string) => ({
  listen_addresses: '',
  port: PORT,
  // A comma would make two folders of one; quotes keep it (and spaces) together.
  unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
  unix_socket_permissions: '0700',
  max_connections: 60,
})

/** For a machine with little memory and a slow disk, and a partnership's worth of rows. */
const small = {
  shared_buffers: '64MB',
  // A restore ties hundreds of tables anew in one transaction: each foreign key is five locks, and each is taken twice.
  max_locks_per_transaction: 256,
  jit: 'off',
  // No replicas read from here, so the log need not carry what they would want.
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_wal_size: '512MB',
  timezone: 'UTC',
}

/**
 * Errors of statements quote what people typed ("Key (email)=(…) already exists"), so they are left to the program,
 * which knows what to leave out. Here stand starts, stops, recoveries and crashes, for a week.
 */
const quiet = (logFolder: string) => ({
  logging_collector: 'on',
  log_directory: logFolder,
  log_filename: 'weekday-%u.log',
  log_rotation_age: '1d',
  log_rotation_size: 0,
  log_truncate_on_rotation: 'on',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: -1,
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
  log_lock_waits: 'off',
  log_checkpoints: 'off',
  log_connections: 'off',
  log_disconnections: 'off',
})
