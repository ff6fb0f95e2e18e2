//! A network that can break: stands between a store and PostgreSQL, and does what a test says.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::timeout;

/// What the network does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Network {
    /// It carries everything.
    Whole,
    /// Connections are cut, and new ones at once.
    Cut,
    /// Nothing comes through, and nobody is told. Connections of this time stay so for ever.
    Silent,
}

/// The network between a store and its database.
pub(crate) struct Proxy {
    /// The port on this machine by which the database is reached.
    pub(crate) port: u16,
    network: watch::Sender<Network>,
    attempts: mpsc::UnboundedReceiver<Instant>,
    _carrying: JoinSet<()>,
}

impl Proxy {
    /// A whole network to an address.
    pub(crate) async fn to(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (network, now) = watch::channel(Network::Whole);
        let (tell, attempts) = mpsc::unbounded_channel();
        let mut carrying = JoinSet::new();
        carrying.spawn(async move {
            let mut all = JoinSet::new();
            while let Ok((store, _)) = listener.accept().await {
                tell.send(Instant::now()).ok();
                all.spawn(carry(store, server, now.clone()));
            }
        });
        Self { port, network, attempts, _carrying: carrying }
    }

    /// Makes the network do something from now on.
    pub(crate) fn turn(&self, network: Network) {
        self.network.send_replace(network);
    }

    /// When somebody next tries to connect, within so much time.
    pub(crate) async fn attempt(&mut self, within: Duration) -> Instant {
        timeout(within, self.attempts.recv()).await.expect("an attempt to connect").unwrap()
    }

    /// How many have tried to connect since this was asked last.
    pub(crate) fn attempts_so_far(&mut self) -> usize {
        std::iter::from_fn(|| self.attempts.try_recv().ok()).count()
    }
}

async fn carry(mut store: TcpStream, server: SocketAddr, mut now: watch::Receiver<Network>) {
    let state = *now.borrow_and_update();
    if state == Network::Whole {
        let mut server = TcpStream::connect(server).await.unwrap();
        tokio::select! {
            _ = copy_bidirectional(&mut store, &mut server) => return,
            changed = now.changed() => if changed.is_err() || *now.borrow() == Network::Cut {
                return;
            },
        }
        // Both ends are held open, and nothing is carried.
        std::future::pending::<()>().await;
    } else if state == Network::Silent {
        std::future::pending::<()>().await;
    }
}
