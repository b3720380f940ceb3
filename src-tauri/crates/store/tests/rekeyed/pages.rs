//! The pages of an SQLCipher 4 database, taken apart and put together by its published format alone, so that a
//! test can change what stands in a page and authenticate it again. Nothing of this crate or of SQLCipher
//! itself is used here.
//!
//! Page of 4096 bytes: ciphertext, then 16 bytes of IV, then 64 bytes of HMAC-SHA512 over ciphertext, IV and
//! the page number (4 bytes, little-endian). AES-256-CBC without padding. Page 1 begins with the 16-byte salt
//! in place of the first 16 bytes of plain text, which are always `SQLite format 3\0`. The HMAC key is
//! PBKDF2-HMAC-SHA512(key, salt with every byte XOR 0x3a, 2 rounds), 32 bytes.

use aes::Aes256;
use aes::cipher::{BlockDecrypt, BlockEncrypt, KeyInit};
use hmac::{Hmac, Mac};
use sha2::Sha512;

pub const PAGE: usize = 4096;
const RESERVED: usize = 80;
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// An encrypted database whose every page can be read and written.
pub struct Pages {
    cipher: Aes256,
    hmac_key: Vec<u8>,
    file: Vec<u8>,
}

impl Pages {
    /// The pages of `file` under `key`.
    pub fn new(file: Vec<u8>, key: &[u8; 32]) -> Self {
        assert_eq!(file.len() % PAGE, 0);
        let salt: Vec<u8> = file[..16].iter().map(|b| b ^ 0x3a).collect();
        let cipher = Aes256::new(key.into());
        Self { cipher, hmac_key: two_rounds(key, &salt), file }
    }

    pub fn count(&self) -> usize {
        self.file.len() / PAGE
    }

    /// The file as it lies on a disk.
    pub fn file(&self) -> &[u8] {
        &self.file
    }

    /// The plain text of page `n`, from 1; its reserved bytes are zero. Panics unless it is authentic.
    pub fn read(&self, n: usize) -> Vec<u8> {
        let page = &self.file[(n - 1) * PAGE..n * PAGE];
        let (kept, from) = if n == 1 { (MAGIC.to_vec(), 16) } else { (Vec::new(), 0) };
        let (ciphertext, reserved) = page[from..].split_at(PAGE - RESERVED - from);
        let (iv, hmac) = reserved.split_at(16);
        assert_eq!(hmac, self.hmac(ciphertext, iv, n), "page {n}");
        let mut plain = kept;
        let mut before = iv;
        for block in ciphertext.chunks(16) {
            let mut out = aes::Block::clone_from_slice(block);
            self.cipher.decrypt_block(&mut out);
            plain.extend(out.iter().zip(before).map(|(a, b)| a ^ b));
            before = block;
        }
        plain.resize(PAGE, 0);
        plain
    }

    /// Writes `plain` as page `n`, authentic again.
    pub fn write(&mut self, n: usize, plain: &[u8]) {
        let from = if n == 1 { 16 } else { 0 };
        let iv = [u8::try_from(n % 251).unwrap(); 16];
        let mut ciphertext = Vec::new();
        let mut before = iv;
        for block in plain[from..PAGE - RESERVED].chunks(16) {
            let mixed: Vec<u8> = block.iter().zip(before).map(|(a, b)| a ^ b).collect();
            let mut out = aes::Block::clone_from_slice(&mixed);
            self.cipher.encrypt_block(&mut out);
            before = out.into();
            ciphertext.extend_from_slice(&before);
        }
        let hmac = self.hmac(&ciphertext, &iv, n);
        let page = &mut self.file[(n - 1) * PAGE + from..n * PAGE];
        page.copy_from_slice(&[&ciphertext[..], &iv, &hmac].concat());
    }

    fn hmac(&self, ciphertext: &[u8], iv: &[u8], n: usize) -> Vec<u8> {
        let n = u32::try_from(n).unwrap().to_le_bytes();
        hmac(&self.hmac_key, &[ciphertext, iv, &n])
    }
}

fn hmac(key: &[u8], parts: &[&[u8]]) -> Vec<u8> {
    let mut mac = <Hmac<Sha512> as Mac>::new_from_slice(key).unwrap();
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().to_vec()
}

/// PBKDF2 with two rounds, its first 32 bytes.
fn two_rounds(key: &[u8], salt: &[u8]) -> Vec<u8> {
    let first = hmac(key, &[salt, &1_u32.to_be_bytes()]);
    let second = hmac(key, &[&first]);
    first.iter().zip(second).map(|(a, b)| a ^ b).take(32).collect()
}
