namespace TenFour.Spark.Protocol;

/// <summary>Who calls, in which session: fields that every request has, under numbers of its own.</summary>
internal interface ISessionRequest
{
    string SessionId { get; set; }

    UserContext UserContext { get; set; }

    string ClientType { get; set; }
}

/// <summary>A request that the server refuses where its session is not the one that the client knows.</summary>
internal interface IObservedSessionRequest : ISessionRequest
{
    string ClientObservedServerSideSessionId { get; set; }
}

internal sealed partial class ExecutePlanRequest : IObservedSessionRequest;

internal sealed partial class ReattachExecuteRequest : IObservedSessionRequest;

internal sealed partial class ReleaseExecuteRequest : IObservedSessionRequest;

internal sealed partial class AnalyzePlanRequest : IObservedSessionRequest;

internal sealed partial class ConfigRequest : IObservedSessionRequest;

internal sealed partial class InterruptRequest : IObservedSessionRequest;

/// <summary>An error is to be told also after the session has changed.</summary>
internal sealed partial class FetchErrorDetailsRequest : ISessionRequest;

internal sealed partial class ReleaseSessionRequest : ISessionRequest;
