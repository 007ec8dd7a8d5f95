/** Which addresses are of the public internet. */
import { BlockList, isIPv6 } from 'node:net';

// Apart: BlockList holds an IPv4 address against rules of IPv6, too, as if it were mapped.
const [inner4, inner6] = [new BlockList(), new BlockList()];
// IANA's special-purpose registries for IPv4 and IPv6: what is not globally reachable.
for (const [address, bits] of [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.88.99.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 3]
] as const) {
	inner4.addSubnet(address, bits);
}
for (const [address, bits] of [
	// Unspecified, loopback, mapped and compatible IPv4, translated IPv4 (NAT64, 6to4, Teredo): what is behind them cannot be told.
	['::', 16],
	['64:ff9b::', 16],
	['100::', 16],
	['2001::', 23],
	['2001:db8::', 32],
	['2002::', 16],
	['3fff::', 20],
	['5f00::', 16],
	['fc00::', 7],
	['fe80::', 9],
	['ff00::', 8]
] as const) {
	inner6.addSubnet(address, bits, 'ipv6');
}

/** Whether an IP address is one of the public internet: no own network, no loopback, no neighbour, no service of a cloud's host. */
export function isPublicAddress(address: string): boolean {
	return isIPv6(address) ? !inner6.check(address, 'ipv6') : !inner4.check(address);
}
