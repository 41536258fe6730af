using Microsoft.AspNetCore.Components;

namespace TenFour.Dashboard.Live;

/// <summary>The part of each page, itself invisible, by which its components are drawn together.</summary>
public sealed class RedrawPoint : IComponent
{
    private RenderHandle _handle;

    [Inject]
    internal PageRedraws Redraws { get; set; } = null!;

    public void Attach(RenderHandle renderHandle) => _handle = renderHandle;

    public Task SetParametersAsync(ParameterView parameters)
    {
        Redraws.Use(_handle);
        return Task.CompletedTask;
    }
}
