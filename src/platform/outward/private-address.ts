/** Which network addresses are nobody's business outside: what another's program must never make ours call. Pure. */
import { BlockList, isIP } from 'node:net'

/** IANA's registry of special-purpose addresses: this machine, private networks, links, documentation, measuring, many at once, reserved. */
const NOT_PUBLIC_4 = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24],
  ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
  // Public by its number; within one provider's machines it is the machine's own keeper.
  ['168.63.129.16', 32],
] as const
/** What lies within the public range and leads elsewhere: tunnels that carry another address in them, documentation. */
const NOT_PUBLIC_6 = [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const

const closed = new BlockList()
for (const [net, prefix] of NOT_PUBLIC_4) closed.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of NOT_PUBLIC_6) closed.addSubnet(net, prefix, 'ipv6')
/** All that is public of version 6; IPv4 in its clothes is not. */
const open = new BlockList()
open.addSubnet('2000::', 3, 'ipv6')

/** Whether an address is a public one. What is no address at all is not. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !closed.check(address, 'ipv4')
    case 6:
      return open.check(address, 'ipv6') && !closed.check(address, 'ipv6')
    default:
      return false
  }
}
