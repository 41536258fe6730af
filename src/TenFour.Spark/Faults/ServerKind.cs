namespace TenFour.Spark.Faults;

/// <summary>What listens at an address.</summary>
internal enum ServerKind
{
    /// <summary>Something that takes connections and says nothing: no server of ours, or one that hangs.</summary>
    Silent,

    /// <summary>Something that does not speak HTTP/2.</summary>
    Other,

    /// <summary>Nothing.</summary>
    None,

    UnknownHost,

    /// <summary>A web server of HTTP/1.</summary>
    Web,

    /// <summary>A server with TLS, which was spoken to without.</summary>
    Tls,

    /// <summary>HTTP/2, as Spark Connect speaks it.</summary>
    Http2,
}
