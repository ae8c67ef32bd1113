//! A small HTTP/1.1 client: one kept-alive connection, one request at a time.

use std::{
    io::{Error, ErrorKind, Result},
    net::SocketAddr,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// A browser's connection, signed in with a cookie.
pub struct Client {
    stream: TcpStream,
    host: String,
    cookie: String,
    unread: Vec<u8>,
}

/// A response that has been read whole.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    head: String,
    pub body: String,
}

impl Reply {
    /// The value of a header; empty if it is absent.
    pub fn header(&self, name: &str) -> &str {
        self.head
            .lines()
            .filter_map(|line| line.split_once(':'))
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
            .map_or("", |(_, value)| value.trim())
    }
}

impl Client {
    /// Connects. `cookie` is the whole line, `name=value`.
    pub async fn open(address: SocketAddr, cookie: &str) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            host: address.to_string(),
            cookie: cookie.to_owned(),
            unread: Vec::new(),
        })
    }

    /// Goes on as somebody else.
    pub fn sign_in(&mut self, cookie: &str) {
        cookie.clone_into(&mut self.cookie);
    }

    /// Asks for a page.
    pub async fn get(&mut self, path: &str) -> Result<Reply> {
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: {}\r\ncookie: {}\r\naccept: text/html\r\n\r\n",
            self.host, self.cookie
        );
        self.stream.write_all(request.as_bytes()).await?;
        self.receive().await
    }

    /// Posts a form as a page without scripts does.
    pub async fn post(&mut self, path: &str, fields: &str) -> Result<Reply> {
        self.send(path, fields, "text/html").await?;
        self.receive().await
    }

    /// Writes a posted form without waiting for the answer; scripts of a page accept JSON.
    pub async fn send(&mut self, path: &str, fields: &str, accept: &str) -> Result<()> {
        let request = format!(
            "POST {path} HTTP/1.1\r\nhost: {}\r\ncookie: {}\r\nsec-fetch-site: same-origin\r\naccept: {accept}\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{fields}",
            self.host,
            self.cookie,
            fields.len()
        );
        self.stream.write_all(request.as_bytes()).await
    }

    /// Reads the next response.
    pub async fn receive(&mut self) -> Result<Reply> {
        let head_end = loop {
            if let Some(at) = find(&self.unread, b"\r\n\r\n") {
                break at + 4;
            }
            self.read_more().await?;
        };
        let head = String::from_utf8_lossy(&self.unread[..head_end]).into_owned();
        let status = head
            .get(9..12)
            .and_then(|digits| digits.parse().ok())
            .ok_or_else(|| Error::new(ErrorKind::InvalidData, head.clone()))?;
        let mut reply = Reply {
            status,
            head,
            body: String::new(),
        };
        let length: usize = reply
            .header("content-length")
            .parse()
            .map_err(|_| Error::new(ErrorKind::InvalidData, "a response without its length"))?;
        while self.unread.len() < head_end + length {
            self.read_more().await?;
        }
        let after = self.unread.split_off(head_end + length);
        reply.body = String::from_utf8_lossy(&self.unread[head_end..]).into_owned();
        self.unread = after;
        Ok(reply)
    }

    async fn read_more(&mut self) -> Result<()> {
        if self.stream.read_buf(&mut self.unread).await? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        Ok(())
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|part| part == wanted)
}
