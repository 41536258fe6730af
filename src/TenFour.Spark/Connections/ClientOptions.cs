using System.Security.Cryptography.X509Certificates;

namespace TenFour.Spark.Connections;

/// <summary>How a client behaves when the way to the cluster fails.</summary>
internal sealed record ClientOptions(TimeProvider Time)
{
    public RetryPolicy Retries { get; init; } = RetryPolicy.Default;

    public RetryPolicy HandshakeRetries { get; init; } = RetryPolicy.Handshake;

    /// <summary>After this long without a first answer, what listens there is looked at: a silent program is no server that starts.</summary>
    public TimeSpan FirstPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a server that speaks HTTP/2 may take to answer when it is asked first.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long one answer may take later. Analysing a plan may list many files.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// A stream that says nothing for this long is taken up anew. Servers end theirs after two minutes, so the way is dead, as when a load balancer
    /// has dropped an idle connection without a word.
    /// </summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>A stream that ends without a response is a failure, unless it has lasted this long: servers end theirs on purpose.</summary>
    public TimeSpan QuietStream { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the whole text of an error is waited for. Its beginning has come with the error.</summary>
    public TimeSpan DetailsTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a server may take to forget an execution; it does so by itself later.</summary>
    public TimeSpan ReleaseTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Certificates that are trusted instead of this machine's; null: those of this machine.</summary>
    public X509Certificate2Collection? TrustedRoots { get; init; }

    /// <summary>From 0 to 1, for the jitter of waits.</summary>
    public Func<double> Chance { get; init; } = Random.Shared.NextDouble;

    /// <summary>Told before each wait, since ten minutes of silence look like a program that hangs.</summary>
    public Action<string> Warn { get; init; } = _ => { };
}
