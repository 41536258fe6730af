namespace TenFour.Dashboard.Security;

/// <summary>What becomes of a request.</summary>
internal enum RequestVerdict
{
    Allowed,

    /// <summary>Another site's name leads to this machine.</summary>
    WrongHost,

    /// <summary>Another site's page sends it.</summary>
    WrongOrigin,

    /// <summary>The token is missing or wrong.</summary>
    NeedsToken,

    /// <summary>The token is in the address, from where a cookie takes it over.</summary>
    BringsToken,
}
