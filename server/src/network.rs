//! Where a request comes from, as coarsely as limits need it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A network: an address of which the first bits count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network {
    address: IpAddr,
    length: u8,
}

impl Network {
    /// Reads `203.0.113.0/24` or `2001:db8::/32`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (address, length) = text.trim().split_once('/')?;
        let address: IpAddr = address.parse().ok()?;
        let length: u8 = length.parse().ok()?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        (length <= most).then(|| Self::around(address, length))
    }

    /// The network that a household or office shares: /24 of IPv4, /56 of IPv6.
    #[must_use]
    pub fn of(address: IpAddr) -> Self {
        let address = match address {
            IpAddr::V6(v6) => v6.to_ipv4_mapped().map_or(address, IpAddr::V4),
            IpAddr::V4(_) => address,
        };
        Self::around(address, if address.is_ipv4() { 24 } else { 56 })
    }

    fn around(address: IpAddr, length: u8) -> Self {
        let address = match address {
            IpAddr::V4(v4) => {
                let mask = u32::MAX.checked_shl(32 - u32::from(length)).unwrap_or(0);
                IpAddr::V4(Ipv4Addr::from_bits(v4.to_bits() & mask))
            }
            IpAddr::V6(v6) => {
                let mask = u128::MAX.checked_shl(128 - u32::from(length)).unwrap_or(0);
                IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & mask))
            }
        };
        Self { address, length }
    }

    /// Whether an address lies in it.
    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        self.address.is_ipv4() == address.is_ipv4() && Self::around(address, self.length) == *self
    }
}

/// The caller's address: the peer's, or behind a proxy the last entry of `X-Forwarded-For`, which is the one that
/// our own proxy wrote. Earlier entries are the caller's claims.
#[must_use]
pub fn caller(peer: Option<IpAddr>, forwarded: Option<&str>, behind_proxy: bool) -> IpAddr {
    let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    if !behind_proxy {
        return peer;
    }
    forwarded
        .and_then(|list| list.rsplit(',').next())
        .and_then(|last| last.trim().parse().ok())
        .unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claimed_address_before_the_proxys_own_entry_is_not_believed() {
        let peer = Some("10.0.0.1".parse().unwrap());
        assert_eq!(
            caller(peer, Some("1.2.3.4, 203.0.113.9"), true).to_string(),
            "203.0.113.9"
        );
        assert_eq!(caller(peer, Some("1.2.3.4"), false).to_string(), "10.0.0.1");
        assert_eq!(caller(peer, None, true).to_string(), "10.0.0.1");
    }

    #[test]
    fn a_school_is_one_network() {
        let school = Network::parse("203.0.113.0/24").unwrap();
        assert!(school.contains("203.0.113.77".parse().unwrap()));
        assert!(!school.contains("203.0.114.1".parse().unwrap()));
        assert_eq!(Network::of("203.0.113.5".parse().unwrap()), school);
        assert!(Network::parse("203.0.113.0/33").is_none());
        assert!(
            Network::parse("0.0.0.0/0")
                .unwrap()
                .contains("9.9.9.9".parse().unwrap())
        );
    }
}
