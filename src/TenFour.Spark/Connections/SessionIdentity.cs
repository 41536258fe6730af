using TenFour.Spark.Protocol;

namespace TenFour.Spark.Connections;

/// <summary>Who calls, in which session.</summary>
/// <param name="userAgent">The program that uses TenFour, for the cluster's log; null: TenFour itself.</param>
internal sealed class SessionIdentity(Guid sessionId, string userId, string? userAgent, ServerSession server)
{
    private static readonly string Own = $"tenfour/{typeof(SessionIdentity).Assembly.GetName().Version?.ToString(3)}";

    private readonly string _clientType = userAgent is null ? Own : $"{userAgent} {Own}";

    private readonly UserContext _user = new() { UserId = userId, UserName = userId };

    public Guid SessionId => sessionId;

    public string UserId => userId;

    /// <summary>Fills in the fields that every request has.</summary>
    public T Sign<T>(T request)
        where T : ISessionRequest
    {
        request.SessionId = sessionId.ToString("D");
        request.UserContext = _user;
        request.ClientType = _clientType;
        if (request is IObservedSessionRequest observing && server.Id is { } id)
        {
            observing.ClientObservedServerSideSessionId = id;
        }

        return request;
    }
}
