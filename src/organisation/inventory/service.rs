//! A service of an inventory, whatever its form.

/// Something through which prompts go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Service {
    /// How the inventory calls it.
    pub name: String,
    /// The classes of data that go in, as the inventory calls them; empty where it does not say.
    pub data: Vec<String>,
    /// How it is told which tiers it reaches.
    pub reach: Reach,
}

/// How it is told which tiers a service reaches.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// By the addresses to which it sends. What runs at an address of one's own is told by the name, or that of the maker.
    Addresses(Vec<String>, Maker),
    /// By its name, beside that of its maker.
    Name(Maker),
    /// It is a model, which says nothing of who runs it.
    Model(Maker),
    /// It is a program of one's own machine with this name.
    OwnProgram(String),
    /// It is a program of which nobody knows what it reaches.
    Unknown(String),
}

/// The company that is named beside it.
pub(super) type Maker = Option<String>;
