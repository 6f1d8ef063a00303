//! The two things that can go wrong: data that can't be loaded, options that can't be read.

use std::fmt;

/// Why something was refused; the message says what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Error {
    /// The data container is damaged, cut short or of another version.
    Data(String),
    /// An option has a value that can't be read.
    Option(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Data(message) | Error::Option(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {}
