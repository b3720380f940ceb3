//! The edition (届) as data.
