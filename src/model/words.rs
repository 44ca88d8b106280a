//! The closed vocabularies, each word with its meaning.
//!
//! One macro gives every vocabulary its list, its spelling, its parser and its schema, so that a word is written once.

/// Defines a closed vocabulary: an enum whose variants are spelt in snake case in records, JSON and on the command line.
macro_rules! words {
    ($(#[doc = $about:literal])+ pub enum $name:ident { $($(#[doc = $meaning:literal])+ $variant:ident = $word:literal,)+ }) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[doc = $meaning])+ $variant,)+ }

        impl $name {
            /// Every word, in the order of the plan.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns the word as it is spelt in a record.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// Returns what the word means, in one line.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($meaning),+),)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;

            fn from_str(text: &str) -> Result<Self, String> {
                Self::ALL.iter().copied().find(|word| word.as_str() == text).ok_or_else(|| {
                    let allowed: Vec<_> = Self::ALL.iter().map(|word| word.as_str()).collect();
                    format!("found `{text}`, allowed are {}", allowed.join(", "))
                })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            // A flat `enum`: the `oneOf` that documented variants give by default ruins every checker's message.
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let words: Vec<_> = Self::ALL.iter().map(|word| word.as_str()).collect();
                let meanings: Vec<_> = Self::ALL.iter().map(|word| word.meaning().trim()).collect();
                schemars::json_schema!({
                    "type": "string",
                    "description": concat!($($about),+).trim(),
                    "enum": words,
                    "markdownEnumDescriptions": meanings,
                })
            }
        }
    };
}

words! {
    /// What a tier is: whom it is sold to, or how its model is reached.
    pub enum Kind {
        /// Sold or given to persons.
        Consumer = "consumer",
        /// Sold to small groups, with shared billing.
        Team = "team",
        /// Sold to organisations under a contract.
        Enterprise = "enterprise",
        /// Sold or given to schools and universities.
        Education = "education",
        /// Reached by programs, at the model's maker.
        Api = "api",
        /// A model reached through a cloud platform.
        Cloud = "cloud",
        /// Runs on your own machine.
        Local = "local",
    }
}

words! {
    /// Do prompts and responses train models?
    pub enum Training {
        /// Excluded by a commitment, with no path that allows it.
        Never = "never",
        /// Only with permission.
        OptIn = "opt_in",
        /// Used by default, can be turned off.
        OptOut = "opt_out",
        /// Used, and no control is offered.
        Always = "always",
        /// The documents were read and do not say.
        Unstated = "unstated",
    }
}

words! {
    /// Do thumbs, ratings and bug reports train models even where training is off?
    pub enum Feedback {
        /// Feedback, and what it is attached to, trains: a text names models, training or the product's AI.
        Used = "used",
        /// It may be used for anything; training is not named.
        Licensed = "licensed",
        /// Feedback does not train.
        NotUsed = "not_used",
        /// The documents were read and do not say.
        Unstated = "unstated",
    }
}

words! {
    /// Is a signal collected?
    pub enum Collection {
        /// The documents say that it is collected.
        Collected = "collected",
        /// The documents say that it is not collected.
        NotCollected = "not_collected",
        /// The documents were read and do not say.
        Unstated = "unstated",
    }
}

words! {
    /// Something that can be collected when a tier is used.
    pub enum Signal {
        /// What is typed.
        Prompts = "prompts",
        /// What the model answers.
        Responses = "responses",
        /// Files and images that are uploaded.
        Files = "files",
        /// Recordings of the voice.
        Voice = "voice",
        /// Ratings and reports.
        Feedback = "feedback",
        /// When the tier was used.
        Timing = "timing",
        /// How much was sent: tokens, size of use.
        Length = "length",
        /// Which model or feature was used.
        Model = "model",
        /// The device and its software.
        Device = "device",
        /// Where the user is; a network address alone is not it.
        Location = "location",
    }
}

words! {
    /// Is there a mode in which nothing is kept?
    pub enum ZeroRetention {
        /// Nothing is kept unless asked for.
        Default = "default",
        /// It can be had: `granted` says how.
        Available = "available",
        /// The documents say that it cannot be had.
        No = "no",
        /// The documents were read and do not say.
        Unstated = "unstated",
    }
}

words! {
    /// How a zero-retention mode is granted.
    pub enum Granted {
        /// By a switch that the user or an admin turns.
        Toggle = "toggle",
        /// By asking for it.
        Request = "request",
        /// By asking, and being found eligible.
        Approval = "approval",
        /// By a contract that says so.
        Contract = "contract",
    }
}

words! {
    /// May people read conversations?
    pub enum HumanReview {
        /// Staff or contractors may read them.
        Yes = "yes",
        /// They may, unless it is turned off.
        OptOut = "opt_out",
        /// The documents exclude it.
        No = "no",
        /// The documents were read and do not say.
        Unstated = "unstated",
    }
}

words! {
    /// How training is stopped.
    pub enum OptOut {
        /// There is nothing to stop.
        NotNeeded = "not_needed",
        /// By a switch in the settings.
        Setting = "setting",
        /// By a form.
        Form = "form",
        /// By writing a mail.
        Email = "email",
        /// By an admin of the organisation.
        Admin = "admin",
        /// By a contract.
        Contract = "contract",
        /// Not possible.
        None = "none",
        /// The documents were read and do not say.
        Unstated = "unstated",
    }
}

words! {
    /// Who has to take the steps.
    pub enum OptOutBy {
        /// The person who types.
        User = "user",
        /// An admin of the organisation.
        Admin = "admin",
    }
}

words! {
    /// What an opt-out covers.
    pub enum OptOutScope {
        /// The account, on every device.
        Account = "account",
        /// This device or browser alone.
        Device = "device",
        /// One workspace.
        Workspace = "workspace",
        /// The whole organisation.
        Organisation = "organisation",
        /// One project.
        Project = "project",
        /// One conversation.
        Conversation = "conversation",
    }
}

words! {
    /// How far back an opt-out reaches.
    pub enum OptOutReach {
        /// What is typed from then on.
        Future = "future",
        /// Past conversations too.
        FutureAndPast = "future_and_past",
        /// The documents do not say.
        Unstated = "unstated",
    }
}

words! {
    /// Is it given to third parties for their own training or advertising?
    pub enum Sharing {
        /// It is.
        Yes = "yes",
        /// The documents exclude it.
        No = "no",
        /// The documents were read and do not say.
        Unstated = "unstated",
    }
}

words! {
    /// Does the program report on its use?
    pub enum Telemetry {
        /// It sends nothing.
        None = "none",
        /// Only with permission.
        OptIn = "opt_in",
        /// Unless turned off.
        OptOut = "opt_out",
        /// Always.
        Always = "always",
        /// The documents were read and do not say.
        Unstated = "unstated",
    }
}

words! {
    /// A commitment or certificate that is available on a tier.
    pub enum Commitment {
        /// A data processing agreement.
        Dpa = "dpa",
        /// A business associate agreement (HIPAA).
        Baa = "baa",
        /// A clause against training in the contract.
        NoTrainingClause = "no_training_clause",
        /// A choice of the region where data is stored.
        Residency = "residency",
        /// A SOC 2 report.
        Soc2 = "soc2",
        /// ISO/IEC 27001.
        Iso27001 = "iso27001",
        /// ISO/IEC 27018.
        Iso27018 = "iso27018",
        /// ISO/IEC 27701.
        Iso27701 = "iso27701",
        /// ISO/IEC 42001.
        Iso42001 = "iso42001",
        /// FedRAMP authorisation.
        Fedramp = "fedramp",
        /// Standard contractual clauses of the European Union.
        Scc = "scc",
        /// An indemnity for the output.
        IpIndemnity = "ip_indemnity",
        /// Terms for the records of students (FERPA).
        Ferpa = "ferpa",
        /// PCI DSS.
        PciDss = "pci_dss",
        /// The documents were read and do not say; stands alone.
        Unstated = "unstated",
    }
}

words! {
    /// What is still used: an exception inside an answer.
    pub enum Except {
        /// What was flagged for safety or abuse.
        SafetyFlagged = "safety_flagged",
        /// What feedback was given on.
        Feedback = "feedback",
        /// Copies without names and identifiers.
        DeIdentified = "de_identified",
        /// Counts and statistics.
        Aggregated = "aggregated",
        /// What people have reviewed.
        HumanReviewed = "human_reviewed",
        /// Previews, betas and experiments.
        Previews = "previews",
        /// What was made public.
        PublicContent = "public_content",
        /// What reaches connected apps and tools.
        ConnectedApps = "connected_apps",
        /// What the law requires.
        Legal = "legal",
    }
}

impl Except {
    /// Returns whether content is used that nobody gave for it: not feedback, which is a question of its own, nor statistics, nor what
    /// the law requires.
    pub const fn takes_content(self) -> bool {
        !matches!(self, Except::Feedback | Except::Aggregated | Except::Legal)
    }
}

words! {
    /// What sort of document a source is. Where two disagree, the earlier in this list wins.
    pub enum SourceKind {
        /// Terms, a data processing agreement, a privacy policy: what binds.
        Contract = "contract",
        /// Help centre, documentation, trust page.
        Help = "help",
        /// Blog or product page.
        Marketing = "marketing",
        /// Someone else's text about the provider.
        Secondary = "secondary",
    }
}

words! {
    /// Which tiers a class of data may go to at all.
    pub enum AllowedTiers {
        /// Those that meet what the class asks; all of them if it asks nothing.
        Any = "any",
        /// Those alone that the class allows by name, as far as they meet what it asks.
        Listed = "listed",
        /// None, but for exceptions.
        None = "none",
    }
}

words! {
    /// Whether what can be turned off has to be.
    pub enum OptedOut {
        /// It has to be turned off, and attested. Where there is no way, the tier is refused.
        Required = "required",
        /// It has to be turned off, and attested, where there is a way.
        WherePossible = "where_possible",
    }
}
